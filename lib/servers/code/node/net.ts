/** `node:net`: recognises IP addresses. */
export function isIP(address: string): 0 | 4 | 6 {
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(address)) return address.split('.').every((part) => Number(part) < 256) ? 4 : 0
  if (!address.includes(':')) return 0
  return URL.canParse(`http://[${address}]/`) ? 6 : 0
}
