/** What the first column calls a request: each browser cuts its address in another way. */
import { canParseUrl } from '../trace/address.ts'

/** Chromium's Name: the last part of the path with the query; the folder with its slash; else the host without a port. */
export function chromiumName(address: string): string {
  if (!canParseUrl(address)) return address
  const { pathname, search, hostname } = new URL(address)
  const last = lastPart(pathname)
  if (last !== '' || search !== '') return `${last}${search}`
  return pathname === '/' ? hostname : `${lastPart(pathname.slice(0, -1))}/`
}

/** Firefox's File: the last part of the path, or the whole path where that is empty, with the query; decoded. */
export function firefoxFile(address: string): string {
  if (!canParseUrl(address)) return address
  const { pathname, search } = new URL(address)
  return decoded(`${lastPart(pathname) || pathname}${search}`)
}

/** Safari's Name: the last part of the path that is not empty, without the query; else the host without a port. */
export function webkitName(address: string): string {
  if (!canParseUrl(address)) return address
  const { pathname, hostname } = new URL(address)
  return decoded(lastPart(pathname.replace(/\/$/, ''))) || hostname
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('/') + 1)

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
