/** A page of another site, on a port of its own: what stands around an embed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignSite {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** Every request that reached it, as method and path. */
  readonly hits: string[]
  /** Sets the page that it answers with at every path. */
  serve(body: string, headers?: Readonly<Record<string, string>>): void
  close(): void
}

/** Starts a site of another origin than the tested one. It lets every page read its responses. */
export async function openForeignSite(): Promise<ForeignSite> {
  let body = ''
  let more: Readonly<Record<string, string>> = {}
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'text/html; charset=utf-8').setHeader('access-control-allow-origin', '*')
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value)
    response.end(`<!doctype html><html lang="en"><title>A course</title><body style="margin:0">${body}`)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    serve(next, headers = {}) {
      body = next
      more = headers
    },
    close: () => server.close(),
  }
}

/** The frame of an embed, as an author would write it. */
export const frameOf = (src: string, { width = 720, height = 450, more = '' } = {}) =>
  `<iframe src="${src}" title="Example" width="${width}" height="${height}" style="border:0" ${more}></iframe>`
