/**
 * Milliseconds of processor time that the work takes: what else runs on the machine does not count. A law that forbids
 * cost beyond linear holds by a wide margin or fails by minutes.
 */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
