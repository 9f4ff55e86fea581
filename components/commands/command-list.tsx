'use client'

import { COMMAND_GROUPS, COMMANDS, type CommandContext } from '@/lib/commands/commands.ts'
import { keyInWords } from '@/lib/commands/keys.ts'
import { useMac } from './command-keys.tsx'

/** The commands of some contexts with their keys, by group. */
export function CommandList({ contexts }: { contexts: readonly CommandContext[] }) {
  const mac = useMac()
  const groups = COMMAND_GROUPS.map((group) => ({
    group,
    commands: COMMANDS.filter((c) => c.group === group).map(({ id, title, keys }) => ({
      id,
      title,
      keys: contexts.flatMap((context) => keys[context] ?? []),
    })),
  }))
  return (
    <div className="command-list">
      {groups.map(({ group, commands }) => {
        const shown = commands.filter(({ keys }) => keys.length > 0)
        return shown.length === 0 ? null : (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {shown.map(({ id, title, keys }) => (
                <div key={id}>
                  <dt>{title}</dt>
                  <dd>
                    {(id === 'scene-number' ? ['1', '9'] : keys).map((key, at) => (
                      <span key={key}>
                        {at > 0 && (id === 'scene-number' ? ' to ' : ' ')}
                        <kbd>{keyInWords(key, mac)}</kbd>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </div>
  )
}
