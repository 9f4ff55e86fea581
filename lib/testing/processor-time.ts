/**
 * The processor time that something takes, in milliseconds. Unlike a wall clock it does not count the time in which a
 * busy machine runs something else.
 */
export async function processorMs(run: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
