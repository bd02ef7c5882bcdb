// Colours that stay apart for colour-blind readers.
const COLOURS = ["#0f6fb0", "#d9641a", "#0b8a66", "#a03fa0", "#8a6d00", "#c2274b", "#3d4f60", "#5a9bd4", "#7fb800", "#8f5b3c",
  "#00a0a0", "#e0a000", "#6a5acd", "#b07aa1", "#9c755f", "#d37295"];
const DASH = [6, 4];
const HEIGHT = 340;
const number = v => v == null ? "" : v >= 1000 ? Math.round(v).toLocaleString("en") : String(+v.toPrecision(3));
const micros = v => v == null ? "" : v >= 1e6 ? number(v / 1e6) + " s" : v >= 1e3 ? number(v / 1e3) + " ms" : number(v) + " µs";
const percent = q => String(+(100 * q).toPrecision(7)) + " %";
const figures = document.getElementById("figures");

function chapter(title, note) {
  const heading = document.createElement("h2");
  heading.textContent = title;
  const text = document.createElement("p");
  text.className = "note";
  text.textContent = note;
  const grid = document.createElement("div");
  grid.className = "plots";
  figures.append(heading, text, grid);
  return grid;
}

function section(grid, title) {
  const part = document.createElement("section");
  const heading = document.createElement("h3");
  heading.textContent = title;
  const place = document.createElement("div");
  part.append(heading, place);
  grid.append(part);
  return place;
}

function draw(place, options, columns, height = HEIGHT) {
  const size = () => ({ width: Math.max(300, place.clientWidth), height });
  const plot = new uPlot({ ...size(), ...options }, columns, place);
  addEventListener("resize", () => plot.setSize(size()));
  return plot;
}

// Lines whose x differ, as columns over all x together.
function join(lines) {
  const all = [...new Set(lines.flatMap(line => line.x))].sort((a, b) => a - b);
  const at = new Map(all.map((x, i) => [x, i]));
  return [all, ...lines.map(line => {
    const column = new Array(all.length).fill(null);
    line.x.forEach((x, i) => column[at.get(x)] = line.y[i]);
    return column;
  })];
}

// Round numbers on a logarithmic axis: powers of ten, with 2 and 5 where there are few of them.
function decades(low, high) {
  const digits = Math.log10(high / low) > 3 ? [1] : [1, 2, 5];
  const ticks = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e++) {
    for (const d of digits) {
      const tick = d * 10 ** e;
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push(tick);
    }
  }
  return ticks;
}

function logAxis(label, low, high, text) {
  return { label, size: 66, splits: () => decades(low, high), filter: (u, s) => s, values: (u, s) => s.map(text) };
}

// Room around positive values on a logarithmic scale.
function range(values, room = 1.3) {
  const known = values.filter(v => v > 0);
  return [Math.min(...known) / room, Math.max(...known) * room];
}

function roofline(plot) {
  const grid = chapter("Roofline",
    "Each point is a benchmark: the operations it does for each byte it cannot avoid to move, against how fast it does them. "
    + "The lines are what the machine did at most in the same run, by memory bandwidth on the slope and by multiply-adds on the flat. "
    + "Data in a cache may be read faster than memory, so a point may lie above the slope.");
  grid.style.gridTemplateColumns = "1fr";
  const place = section(grid, "Speed against operations a byte");
  const [x0, x1] = range(plot.points.map(p => p.x).concat(plot.roofs.map(r => r.gflops / r.bandwidth)), 2);
  const groups = [...new Set(plot.points.map(p => p.group))];
  const lines = plot.roofs.map(r => {
    const ridge = r.gflops / r.bandwidth;
    const x = [x0, ridge, x1];
    return { x, y: x.map(v => Math.min(r.gflops, r.bandwidth * v)) };
  });
  // No two points of one group at the same x: a column has one place for each.
  groups.forEach(g => {
    const points = plot.points.filter(p => p.group === g);
    points.forEach((p, i) => p.shown = p.x * (1 + 1e-6 * i));
    lines.push({ x: points.map(p => p.shown), y: points.map(p => p.y) });
  });
  const [y0, y1] = range(plot.points.map(p => p.y).concat(plot.roofs.map(r => r.gflops)), 1.6);
  const tip = document.createElement("div");
  tip.className = "tip";
  place.parentNode.append(tip);
  const hover = u => {
    let best = null, distance = 18;
    for (const p of plot.points) {
      const d = Math.hypot(u.valToPos(p.shown, "x") - u.cursor.left, u.valToPos(p.y, "y") - u.cursor.top);
      if (d < distance) [best, distance] = [p, d];
    }
    tip.style.display = best ? "block" : "none";
    if (best) {
      tip.textContent = `${best.label}: ${number(best.y)} GFLOP/s at ${number(best.x)} operations a byte`;
      const left = u.bbox.left / devicePixelRatio + u.valToPos(best.shown, "x");
      tip.style.left = Math.min(left + 12, place.clientWidth - 260) + "px";
      tip.style.top = place.offsetTop + u.bbox.top / devicePixelRatio + u.valToPos(best.y, "y") + 12 + "px";
    }
  };
  draw(place, {
    scales: { x: { time: false, distr: 3, range: [x0, x1] }, y: { distr: 3, range: [y0, y1] } },
    axes: [{ ...logAxis("operations a byte", x0, x1, number), size: 46 }, logAxis("GFLOP/s", y0, y1, number)],
    legend: { live: false },
    cursor: { points: { show: false }, drag: { x: false, y: false } },
    hooks: { setCursor: [hover] },
    series: [{}, ...plot.roofs.map((r, i) => ({
      label: `limit of ${r.name}: ${number(r.gflops)} GFLOP/s, ${number(r.bandwidth)} GB/s`,
      stroke: ["#777", "#222"][i % 2], width: 1.5, dash: i ? DASH : undefined, spanGaps: true, points: { show: false } })),
      ...groups.map((g, i) => ({ label: g, stroke: COLOURS[i % COLOURS.length], paths: () => null,
        points: { show: true, size: 9, fill: COLOURS[i % COLOURS.length] + "b0" } }))],
  }, join(lines), 420);
}

function times(plots) {
  const grid = chapter("Time against length",
    "Median of one call. Both axes are logarithmic: a line of slope 1 is linear in the number of tokens, one of slope 2 quadratic.");
  for (const plot of plots) {
    const [y0, y1] = range(plot.series.flatMap(s => s.y), 1.6);
    const shown = plot.x.filter((v, i, a) => i === 0 || a.length < 9 || i % 2 === 0);
    draw(section(grid, plot.title), {
      scales: { x: { time: false, distr: 3, log: 2, range: range(plot.x, 1.2) }, y: { distr: 3, range: [y0, y1] } },
      axes: [
        { label: "n: tokens, keys of a tile, or items", splits: () => shown, filter: (u, s) => s, values: (u, s) => s.map(number) },
        logAxis("time of a call", y0, y1, micros)],
      series: [{ label: "n", value: (u, v) => number(v) }, ...plot.series.map((s, i) => ({
        label: s.name, stroke: COLOURS[i % COLOURS.length], width: 2.2, spanGaps: true, value: (u, v) => micros(v),
        points: { show: true, size: 8, fill: COLOURS[i % COLOURS.length] } }))],
    }, [plot.x, ...plot.series.map(s => s.y)]);
  }
}

// Each further nine as wide as the one before, as is usual for latency.
const nines = q => -Math.log10(1 - Math.min(q, 0.9999999));
const TICKS = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999];

function loads(plots) {
  const grid = chapter("Latency under load",
    "Calls are due at fixed times whether or not earlier ones have ended. Response: from when a call was due, so that a stall "
    + "counts for every call that it delayed. Service: from when the call began.");
  for (const plot of plots) {
    const lines = plot.lines.map(l => ({ x: l.quantile.map(nines), y: l.micros }));
    const last = Math.max(...lines.flatMap(l => l.x));
    const [y0, y1] = range(lines.flatMap(l => l.y), 1.4);
    const ticks = TICKS.filter(q => nines(q) <= last + 0.01);
    draw(section(grid, plot.title), {
      scales: { x: { time: false, range: [0, last * 1.02] }, y: { distr: 3, range: [y0, y1] } },
      axes: [
        { label: "share of calls", splits: () => ticks.map(nines), values: () => ticks.map(percent) },
        logAxis("not slower than", y0, y1, micros)],
      series: [{ label: "share", value: (u, v) => v == null ? "" : percent(+(1 - 10 ** -v).toPrecision(6)) },
        ...plot.lines.map((l, i) => ({ label: l.name, stroke: COLOURS[(i >> 1) % COLOURS.length], width: 2, spanGaps: true,
          dash: l.service ? DASH : undefined, points: { show: false }, value: (u, v) => micros(v) }))],
    }, join(lines));
  }
}

if (data.roofline) roofline(data.roofline);
if (data.times.length) times(data.times);
if (data.loads.length) loads(data.loads);
