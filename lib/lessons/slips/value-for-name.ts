import { quoted, sentences } from '../../trace/why/sentences.ts'
import type { Slip } from './slip.ts'

/** A media type, or a header with its value: what a header says, where its name is wanted. */
const VALUE = /\b(application|text|multipart|image)\/[\w.+*-]+|\b[A-Za-z][\w-]*\s*:\s*\S+/

/** `Access-Control-Allow-Headers: application/json`: the list holds the value of a header in place of its name. */
export const valueForName: Slip = ({ header, observed, expected }) => {
  if (!/^access-control-(allow|expose)-headers$/i.test(header)) return null
  const value = VALUE.exec(observed ?? '')?.[0]
  if (value === undefined) return null
  const name = value.includes('/') && !value.includes(':') ? 'Content-Type' : expected
  return sentences(
    `${quoted(header)} lists the names of headers, and ${quoted(value)} is a value.`,
    name ? `Write only the name, ${quoted(name)}.` : '',
  )
}
