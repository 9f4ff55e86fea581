'use client'

import { useKeysInWords } from '@/components/commands/command-keys.tsx'
import { CommandList } from '@/components/commands/command-list.tsx'
import { commandOf } from '@/lib/commands/commands.ts'

/** All keys of the stage, and what a remote does that has only a few of them. */
export function StageHelp() {
  const { title } = commandOf('help')
  const [down] = useKeysInWords('scroll-down', 'stage')
  const [up] = useKeysInWords('scroll-up', 'stage')
  const [leave] = useKeysInWords('escape', 'stage')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="stage-help" tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      <p>
        <kbd>{down}</kbd> and <kbd>{up}</kbd> scroll this list. With a clicker alone: <kbd>{leave}</kbd>, then Previous,
        puts the scene back to its prepared state; Next after the last answer does so with all scenes.
      </p>
      <CommandList contexts={['stage']} />
    </section>
  )
}
