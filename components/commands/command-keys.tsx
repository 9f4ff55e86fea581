'use client'

import { useSyncExternalStore } from 'react'
import { type CommandContext, type CommandId, commandOf } from '@/lib/commands/commands.ts'
import { ariaKeys, keyInWords } from '@/lib/commands/keys.ts'

const NEVER = () => () => {}
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** Is Cmd the key for commands? The built page says no, and is corrected on the device. */
export const useMac = (): boolean => useSyncExternalStore(NEVER, isMac, () => false)

/** The keys of a command in a context, as they are printed on the keyboard. */
export function useKeysInWords(id: CommandId, context: CommandContext): readonly string[] {
  const mac = useMac()
  return (commandOf(id).keys[context] ?? []).map((key) => keyInWords(key, mac))
}

/** A button's tooltip and shortcut for a command. */
export function useCommandProps(id: CommandId, context: CommandContext) {
  const [key] = useKeysInWords(id, context)
  const { title, keys } = commandOf(id)
  return {
    'aria-label': title,
    'aria-keyshortcuts': keys[context] ? ariaKeys(keys[context]) : undefined,
    title: key === undefined ? title : `${title} (${key})`,
  }
}
