/** The address that `proxy_pass` names. */
export interface ProxyUrl {
  readonly scheme: 'http' | 'https'
  /** As written, with its port: what `$proxy_host` says. */
  readonly host: string
  /** From the path on, empty where the address has none. */
  readonly uri: string
}

/** @returns nginx's own words where it is no address */
export function readProxyUrl(text: string): ProxyUrl | { readonly error: string } {
  const prefix = /^(https?):\/\//i.exec(text)
  if (!prefix) return { error: 'invalid URL prefix' }
  const rest = text.slice(prefix[0].length)
  const slash = rest.search(/[/?]/)
  const host = slash < 0 ? rest : rest.slice(0, slash)
  const uri = slash < 0 ? '' : rest.slice(slash)
  if (host === '' || host.startsWith(':')) return { error: `no host in upstream "${rest}"` }
  const port = /:([^\]]*)$/.exec(host)?.[1]
  if (port !== undefined && (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535)) {
    return { error: `invalid port in upstream "${rest}"` }
  }
  const scheme = prefix[1]?.toLowerCase() === 'https' ? 'https' : 'http'
  // nginx leaves the usual port away from what it sends as Host.
  return { scheme, host: host.replace(scheme === 'http' ? /:80$/ : /:443$/, ''), uri }
}
