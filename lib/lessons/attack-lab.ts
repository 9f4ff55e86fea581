import type { PlaygroundDocument } from '../document/document.ts'
import { hostOf } from '../trace/address.ts'
import type { Edit, WrittenText } from './answer.ts'
import { edited } from './answer-document.ts'
import type { Attack, Exercise, Probe } from './exercise.ts'

interface Half {
  readonly id: string
  readonly title: string
  readonly task: string
  readonly hints: readonly string[]
}

/** A server that can be attacked, described once for both exercises. */
export interface AttackLab {
  /** Servers with their hole; the page of the stranger, with `page.stranger.wants`; and what their script begins with. */
  readonly start: PlaygroundDocument
  /** The attack: the page and the script with which it succeeds, and the names that the reader cannot have. */
  readonly attack: Half &
    Attack & {
      readonly page?: string
      readonly opaque?: true
      readonly code: WrittenText
      /** What the attack has to do; absent: the page reads the data. */
      readonly says?: string
    }
  /** Closing the hole. */
  readonly mend: Half & {
    /** Origin → the mended text. */
    readonly servers: Readonly<Record<string, WrittenText>>
    /** Origin → a text that closes the hole of the lab and opens another one, or none. */
    readonly tooLoose?: Readonly<Record<string, WrittenText>>
    /** Everybody who reads today has to read tomorrow; and no other stranger may. */
    readonly probes: readonly Probe[]
  }
}

/** The two exercises of a lab: the attack, and the same server mended, after which the solution's attack fails. */
export function attackLab({ start, attack, mend }: AttackLab): readonly [attack: Exercise, mend: Exercise] {
  const { page, opaque, code, says, taken, footholds, ...asked } = attack
  const { servers, tooLoose, probes, ...closed } = mend
  const attacked: PlaygroundDocument = {
    ...start,
    page: { ...start.page, ...(page ? { url: page } : {}), ...(opaque ? { opaque } : {}) },
    client: { ...start.client, code: written(start.client.code, code) },
  }
  const whose = start.page.stranger?.whose ?? 'The user'
  const place = `${attacked.page.opaque ? 'a sandboxed frame on ' : ''}${hostOf(attacked.page.url)}`
  return [
    {
      ...asked,
      start,
      edits: 'attack',
      attack: { ...(taken ? { taken } : {}), ...(footholds ? { footholds } : {}) },
      solution: attacked,
      probes: [{ says: says ?? `Your page reads ${whose}’s data.`, expect: { secretRead: true } }],
    },
    {
      ...closed,
      start: attacked,
      edits: 'servers',
      solution: withTexts(attacked, servers),
      ...(tooLoose ? { tooLoose: withTexts(attacked, tooLoose) } : {}),
      probes: [...probes, { says: `The attack from ${place} gets nothing.`, expect: { secretRead: false } }],
    },
  ]
}

/** The page of a stranger that must get nothing; with the script of the attack where it has none of its own. */
export const getsNothing = (
  says: string,
  page: NonNullable<Probe['page']>,
  more: Pick<Probe, 'code' | 'browser'> = {},
): Probe => ({ says, page, ...more, expect: { secretRead: false } })

const written = (text: string, change: string | readonly Edit[]): string =>
  typeof change === 'string' ? change : edited(text, change)

const withTexts = (document: PlaygroundDocument, texts: Readonly<Record<string, WrittenText>>): PlaygroundDocument => ({
  ...document,
  servers: document.servers.map((server) => ({ ...server, text: written(server.text, texts[server.origin] ?? []) })),
})
