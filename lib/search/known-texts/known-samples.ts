import type { BrowserName } from '../../trace/events.ts'
import { pageOf } from '../case-reasons.ts'
import { KNOWN_TEXTS } from './known-texts.ts'

/** Realistic values for the places of a text. */
const SAMPLES: Readonly<Record<string, string>> = {
  url: 'https://bar.other/data',
  from: 'https://bar.other/',
  page: 'https://foo.example/',
  origin: 'https://foo.example',
  element: 'script',
  method: 'GET',
  status: '200',
  value: '…',
  name: '…',
}

const MOST = 4

/** Texts that the browser prints for what the page of this name explains, the most specific form of each. */
export function knownSamples(browser: BrowserName, page: string): readonly string[] {
  const texts = KNOWN_TEXTS.filter(
    ({ browser: name, reasons: [first], role = 'message' }) =>
      name === browser && role === 'message' && first !== undefined && pageOf(first) === `/errors/${page}`,
  ).map(({ text }) => text.replace(/\{(\w+)\}/g, (_, place) => SAMPLES[place] ?? '…'))
  // A shorter form of a text recognises what was pasted only in part.
  return texts.filter((text) => !texts.some((other) => other !== text && other.includes(text))).slice(0, MOST)
}
