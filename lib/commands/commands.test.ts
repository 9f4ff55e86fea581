import { describe, expect, test } from 'vitest'
import { COMMAND_GROUPS, COMMANDS, type CommandContext, commandFor, commandOf } from './commands.ts'
import { ariaKeys, type KeyPress, keyInWords, keyOf } from './keys.ts'

/** Which contexts count at the same time. */
const TOGETHER: readonly (readonly CommandContext[])[] = [['everywhere', 'exchange'], ['stage']]

describe('the list of commands', () => {
  for (const contexts of TOGETHER)
    test(`no two commands have the same key where ${contexts.join(' and ')} counts`, () => {
      const taken = new Map<string, string>()
      for (const { id, keys } of COMMANDS)
        for (const key of contexts.flatMap((context) => keys[context] ?? [])) {
          expect(taken.get(key) ?? id, key).toBe(id)
          taken.set(key, id)
        }
    })

  test('every command has another id and another title, and a group of the help', () => {
    expect(new Set(COMMANDS.map(({ id }) => id)).size).toBe(COMMANDS.length)
    expect(new Set(COMMANDS.map(({ title }) => title)).size).toBe(COMMANDS.length)
    for (const { group } of COMMANDS) expect(COMMAND_GROUPS).toContain(group)
  })

  test('the keys of a clicker lead on the stage', () => {
    expect(commandFor('PageDown', 'stage')).toBe('next')
    expect(commandFor('PageUp', 'stage')).toBe('previous')
    expect(commandFor('F5', 'stage')).toBe('fullscreen')
    expect(commandFor('Escape', 'stage')).toBe('escape')
    expect(commandFor('.', 'stage')).toBe('blank')
    expect(commandFor('b', 'stage')).toBe('blank')
  })

  test('Shift with a letter is its own key where it has a command, else the letter', () => {
    expect(commandFor('Shift+r', 'stage')).toBe('reset-all')
    expect(commandFor('Shift+w', 'stage')).toBe('show-why')
    expect(commandFor('Shift+s', 'everywhere')).toBe('open-stage')
    expect(commandFor('w', 'everywhere')).toBe(null)
  })
})

describe('the name of a key', () => {
  const press = (parts: Partial<KeyPress>): KeyPress => ({
    key: '',
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...parts,
  })

  test('is the same for Ctrl and for Cmd', () => {
    expect(keyOf(press({ key: 'Enter', ctrlKey: true }))).toBe('Mod+Enter')
    expect(keyOf(press({ key: 'Enter', metaKey: true }))).toBe('Mod+Enter')
  })

  test('is the character where Shift was needed to type it, and names Shift before letters and named keys', () => {
    expect(keyOf(press({ key: '?', code: 'Slash', shiftKey: true }))).toBe('?')
    expect(keyOf(press({ key: 'R', code: 'KeyR', shiftKey: true }))).toBe('Shift+r')
    expect(keyOf(press({ key: 'PageUp', shiftKey: true }))).toBe('Shift+PageUp')
    expect(keyOf(press({ key: ' ' }))).toBe('Space')
  })

  test('is the Latin letter at the same place for other scripts, and that of the layout for Latin ones', () => {
    expect(keyOf(press({ key: 'ы', code: 'KeyS' }))).toBe('s')
    expect(keyOf(press({ key: 'σ', code: 'KeyS' }))).toBe('s')
    expect(keyOf(press({ key: 'a', code: 'KeyQ' }))).toBe('a')
  })

  test('with Caps Lock it is the letter without Shift', () => {
    expect(keyOf(press({ key: 'S', code: 'KeyS' }))).toBe('s')
  })

  test('Alt makes it no key of ours, except AltGr where it types a character', () => {
    expect(keyOf(press({ key: 's', code: 'KeyS', altKey: true }))).toBe(null)
    expect(keyOf(press({ key: 'ArrowLeft', altKey: true }))).toBe(null)
    expect(keyOf(press({ key: '?', altKey: true, ctrlKey: true }))).toBe('?')
  })

  test('is written for people and for assistive technology', () => {
    expect(keyInWords('Mod+Enter', false)).toBe('Ctrl ↵')
    expect(keyInWords('Mod+Enter', true)).toBe('⌘ ↵')
    expect(keyInWords('Shift+r', false)).toBe('Shift R')
    expect(keyInWords('?', false)).toBe('?')
    expect(ariaKeys(commandOf('run').keys.everywhere ?? [])).toBe('Control+Enter Meta+Enter')
    expect(ariaKeys(['/', 'Mod+k'])).toBe('/ Control+K Meta+K')
  })
})
