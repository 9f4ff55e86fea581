import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { type DocumentParts, documentOf, type ServerParts } from '@/lib/document/document-of.ts'

export const SHOP = 'https://shop.example'
export const API = 'https://api.shop.example'
/** Where the application listens, on the machine of nginx: no browser calls it. */
const APPLICATION = 'http://localhost:8080'

/** A page of the shop, nginx at a public origin, and an application behind it. */
export const behindNginx = (
  origin: string,
  nginx: string,
  application: string | ServerParts,
  parts: Pick<DocumentParts, 'code'> & Partial<DocumentParts>,
): PlaygroundDocument =>
  documentOf({
    page: `${SHOP}/`,
    ...parts,
    servers: { [origin]: { dialect: 'nginx', text: nginx }, [APPLICATION]: application, ...parts.servers },
  })

export const nginxServer = (name: string, lines: string, before = ''): string => `${before}server {
    listen 443 ssl;
    server_name ${name};

${lines}}
`

/** An application in Express with these lines between its creation and its start. */
export const expressServer = (lines: string, imports = ''): ServerParts => ({
  dialect: 'express',
  text: `import express from "express"
${imports}
const app = express()

${lines}
app.listen(8080)
`,
})

export const refusedElsewhere = (code: string) =>
  [
    ['https://evil.test is refused.', 'https://evil.test/'],
    ['So is https://shop.example.evil.test.', 'https://shop.example.evil.test/'],
  ].map(([says = '', url = '']) => ({ says, page: { url }, code, expect: { outcome: 'refused' as const } }))
