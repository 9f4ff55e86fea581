const NAMES: readonly string[] = ['localhost', '127.0.0.1', '[::1]']

/**
 * How a server calls another one on its own machine: `localhost`, `127.0.0.1` and `[::1]` mean the same. Where no
 * server has the URL's own origin, it becomes that of the server on this port under another of these names.
 * @param origins serialized
 */
export function onThisMachine(url: string, origins: readonly string[]): string {
  const { origin, hostname, host } = new URL(url)
  if (origins.includes(origin) || !NAMES.includes(hostname)) return url
  for (const name of NAMES) {
    const other = origin.replace(host, host.replace(hostname, name))
    if (origins.includes(other)) return url.replace(/^[a-z]+:\/\/[^/?#]*/i, other)
  }
  return url
}
