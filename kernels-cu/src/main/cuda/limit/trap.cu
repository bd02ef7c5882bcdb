// Ends in a fault: what a program sees of a device that failed is tested with it.
extern "C" __global__ void trap() { asm volatile("trap;"); }
