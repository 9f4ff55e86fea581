import type { PlaygroundDocument } from '@/lib/document/document.ts'
import { documentOf } from '@/lib/document/document-of.ts'
import type { DialectId } from '@/lib/servers/dialects.ts'
import { SHOP, type StackTexts } from './stacks/stack.ts'

const API = 'https://api.example'

/** The shop's page, with Sara's cookie, and the API with this text in the stack. */
export function serverIn(dialect: DialectId, { behind }: StackTexts, text: string, code: string): PlaygroundDocument {
  return documentOf({
    page: `${SHOP}/`,
    code,
    servers: { [API]: { dialect, text }, ...behind },
    cookies: { [API]: 'session=sara' },
  })
}
