import { hostOf } from '../trace/address.ts'
import type { Remedy } from '../trace/why/explanation.ts'
import type { Step } from './prove-fix.ts'

/** What a fix changes, in one line of Markdown: the sentences of its dialect, else what the server then sends. */
export function summaryOf(steps: readonly Step[]): string {
  const said = [...new Set(steps.flatMap(({ candidate }) => candidate.says ?? []))]
  const sent = steps.filter(({ candidate }) => candidate.says === undefined).map(({ remedy }) => remedy)
  return [...said, ...(sent.length > 0 ? [sentence(sent)] : [])].join(' ')
}

function sentence(remedies: readonly Remedy[]): string {
  const [first] = remedies
  const parts = [
    ...(remedies.some(({ status }) => status !== undefined) ? ['answers OPTIONS with 204'] : []),
    ...[...new Set(remedies.map(({ header, value }) => `\`${header}: ${value}\``))].map((each, index) =>
      index === 0 ? `sends ${each}` : each,
    ),
  ]
  return `${hostOf(first?.server ?? '')} then ${inWords(parts)}.`
}

const inWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
