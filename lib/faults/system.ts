/** A broken system, drawn from a seed: a document, what must hold, what is wrong, and the mended document. */
import type { PlaygroundDocument } from '../document/document.ts'
import { type Draw, seededDraw } from '../draw/seeded-draw.ts'
import type { Exercise } from '../lessons/exercise.ts'
import { FAULTS } from './all-faults.ts'
import { documentOfPlan } from './document-of-plan.ts'
import type { FaultKind, Symptom } from './fault.ts'
import { openingsOf } from './openings.ts'
import type { Plan } from './plan.ts'
import { probesOf } from './probes.ts'
import { drawSoundPlan } from './sound-plan.ts'
import { storyOf, taskOf } from './story.ts'

export const DEPTHS = [1, 2, 3] as const
/** How many faults a system has. */
export type Depth = (typeof DEPTHS)[number]

/** One fault of a system. */
interface Announced {
  readonly id: string
  readonly title: string
  /** What is wrong, Markdown: for after it was found. */
  readonly says: string
  readonly hint: string
  /** How it shows once all before it are mended. */
  readonly shows: Symptom
  /** The system with this fault and those after it: what is left when all before it are mended. */
  readonly left: PlaygroundDocument
  /** The system with this fault alone, and how it shows there. */
  readonly alone: { readonly document: PlaygroundDocument; readonly shows: Symptom }
}

export interface BrokenSystem {
  readonly seed: number
  readonly sound: Plan
  /** Markdown. */
  readonly story: string
  /** In the order in which they are met: the first hides the others. */
  readonly faults: readonly Announced[]
  readonly exercise: Exercise
}

/** @param seed as for `seededDraw`; with the same seed and depth it is the same system, on every device */
export function drawSystem(seed: number, depth: Depth): BrokenSystem {
  const draw = seededDraw(seed * 4 + depth)
  for (;;) {
    const sound = drawSoundPlan(draw)
    const faults = drawFaults(draw, sound, depth)
    if (faults.length === depth) return systemOf(seed, sound, faults)
  }
}

/** The system of a sound plan with these kinds of faults, which fit it and each other. */
export function systemOf(seed: number, sound: Plan, kinds: readonly FaultKind[]): BrokenSystem {
  const ordered = kinds.toSorted((one, other) => one.place(sound) - other.place(sound))
  const faults = ordered.map((kind, at): Announced => {
    const left = broken(sound, ordered.slice(at))
    const alone = broken(sound, [kind])
    return {
      id: kind.id,
      title: kind.title,
      says: kind.says(sound),
      hint: kind.hint,
      shows: kind.shows(left),
      left: documentOfPlan(left),
      alone: { document: documentOfPlan(alone), shows: kind.shows(alone) },
    }
  })
  const tooLoose = openingsOf(sound)[0]
  return {
    seed,
    sound,
    story: storyOf(sound),
    faults,
    exercise: {
      id: `faults-${ordered.length}-${seed}`,
      title: `${sound.business.company}: ${ordered.length === 1 ? 'one fault' : ordered.length === 2 ? 'two faults' : 'three faults'}`,
      task: taskOf(sound, ordered.length),
      start: documentOfPlan(broken(sound, ordered)),
      edits: 'both',
      hints: [...faults.map(({ hint }) => hint), faults.map(({ says }) => says).join(' ')],
      solution: documentOfPlan(sound),
      ...(tooLoose ? { tooLoose: tooLoose.document } : {}),
      probes: probesOf(sound),
    },
  }
}

const broken = (sound: Plan, kinds: readonly FaultKind[]): Plan => kinds.reduce((plan, kind) => kind.put(plan), sound)

/** Faults that fit the plan, each in another part of it and met at another time. */
function drawFaults(draw: Draw, sound: Plan, depth: Depth): readonly FaultKind[] {
  const chosen: FaultKind[] = []
  for (const kind of draw.shuffled(FAULTS)) {
    if (chosen.length < depth && kind.fits(sound) && chosen.every((other) => areApart(sound, kind, other)))
      chosen.push(kind)
  }
  return chosen
}

const areApart = (sound: Plan, one: FaultKind, other: FaultKind): boolean =>
  one.part !== other.part &&
  one.place(sound) !== other.place(sound) &&
  !one.clashes?.includes(other.id) &&
  !other.clashes?.includes(one.id)
