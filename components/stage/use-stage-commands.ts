'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useKeysInWords } from '@/components/commands/command-keys.tsx'
import type { CommandId } from '@/lib/commands/commands.ts'
import { type Cover, nextCover } from '@/lib/stage/cover.ts'
import { openNotes } from './use-notes.ts'
import type { StageTheme } from './use-screen.ts'
import { useFullscreen, useStageTheme } from './use-screen.ts'
import type { StageLead } from './use-stage.ts'
import { useStageKeys } from './use-stage-keys.ts'

/** How long it is asked whether to leave the stage, in ms. */
const ASKS_TO_LEAVE = 8000
/** How long a hint is shown, in ms: as long as it takes to read it. */
const timeToRead = (hint: string) => Math.max(1800, 65 * hint.length)
/** How long a further digit of a scene's number is waited for. */
const NEXT_DIGIT = 1200

const THEME_WORDS: Readonly<Record<StageTheme, string>> = {
  light: 'Light',
  dark: 'Dark',
  projector: 'Projector: strong contrast',
}

const COVER_WORDS: Readonly<Record<Cover, string>> = {
  asked: 'Asked first, and covered',
  covered: 'Covered, without questions',
  open: 'Shown at once',
}

/** These leave the help where it is; every other command closes it. */
const KEEPS_HELP: ReadonlySet<CommandId> = new Set<CommandId>(['help', 'escape', 'scroll-down', 'scroll-up', 'theme'])

interface Others {
  onLeave(): void
  /** Closes what another part shows over the stage; whether there was something. */
  closeOther(): boolean
  /** Does a command of another part. */
  command(id: CommandId, say: (words: string) => void): void
}

/** The commands of the stage: what only this screen shows is kept here, the rest leads the presentation. */
export function useStageCommands(lead: StageLead, scenes: number, { onLeave, closeOther, ...others }: Others) {
  const { state } = lead
  const [help, setHelp] = useState(false)
  const [end, setEnd] = useState(false)
  const [laser, setLaser] = useState(false)
  const [writing, setWriting] = useState(false)
  const [server, setServer] = useState(0)
  const [hint, setHint] = useState<string | null>(null)
  const [digits, setDigits] = useState('')
  const { theme, cycle } = useStageTheme()
  const fullscreen = useFullscreen()
  const [escapeKey] = useKeysInWords('escape', 'stage')
  const [previousKey] = useKeysInWords('previous', 'stage')
  const [undoKey] = useKeysInWords('undo-reset', 'stage')
  const [enterKey] = useKeysInWords('confirm-scene', 'stage')
  const [leaving, setLeaving] = useState(false)
  const digitTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  useEffect(() => {
    if (hint === null) return
    const timer = setTimeout(() => setHint(null), timeToRead(hint))
    return () => clearTimeout(timer)
  }, [hint])
  useEffect(() => () => clearTimeout(digitTimer.current), [])
  useEffect(() => {
    if (!leaving) return
    const timer = setTimeout(() => setLeaving(false), ASKS_TO_LEAVE)
    return () => clearTimeout(timer)
  }, [leaving])
  // The text that is written in goes with its scene, and with what is beside.
  const writes = writing && (state.beside === 'script' || state.beside === 'server')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scene has other texts
  useEffect(() => {
    setWriting(false)
    setServer(0)
  }, [state.scene])

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever leads elsewhere ends the end
  useEffect(() => setEnd(false), [state])

  const leaveText = () => {
    setWriting(false)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    document.querySelector<HTMLElement>('.stage')?.focus({ preventScroll: true })
  }

  const goBack = () => {
    if (fullscreen.justLeft() || closeOther()) return
    if (help) return setHelp(false)
    if (end) return setEnd(false)
    if (digits !== '') return setDigits('')
    const inText = document.activeElement?.closest('.stage-text') != null
    if (writes || inText) return leaveText()
    if (state.blank || state.beside !== null) {
      const shown = state.beside
      if (state.blank) lead.command('blank')
      else if (shown) lead.command(`show-${shown}`)
      return
    }
    if (laser) return setLaser(false)
    setHint(null)
    setLeaving(true)
  }

  /** All scenes as they were prepared, and the first of them. */
  const begin = () => {
    setEnd(false)
    lead.command('reset-all')
    lead.goTo(0)
  }

  const command = (pressed: CommandId) => {
    if (state.blank && pressed !== 'escape') return lead.command('blank')
    // Escape pressed twice in a hurry does not leave in front of a class: a second one stays.
    setLeaving(false)
    if (leaving && pressed === 'escape') return
    // Then a remote with two keys resets the scene: Previous has no other way to.
    const id = leaving && pressed === 'previous' ? 'reset' : pressed
    // What lies over the question must not be in the way of who has only two keys, and closing it must not close a vote.
    if (id === 'next' && closeOther()) return
    if (help && !KEEPS_HELP.has(id)) setHelp(false)
    if (id === 'next' && end) return begin()
    if (id === 'previous' && end) return setEnd(false)
    if (id === 'next' && state.phase === 'answer' && state.scene === scenes - 1) return setEnd(true)
    switch (id) {
      case 'escape':
        return goBack()
      case 'help':
        return setHelp(!help)
      case 'laser':
        return setLaser(!laser)
      case 'fullscreen':
        return fullscreen.toggle()
      case 'open-notes':
        return openNotes()
      case 'theme':
        setHint(THEME_WORDS[cycle()])
        return
      case 'scroll-down':
      case 'scroll-up':
        return scroll(help ? '.stage-help' : '.stage-panel', id === 'scroll-down')
      case 'edit':
        if (state.beside !== 'script' && state.beside !== 'server') lead.command('show-script')
        return setWriting(true)
      case 'next-server': {
        const count = lead.bench.document.servers.length
        if (state.beside !== 'server') lead.command('show-server')
        else if (count > 0) setServer((server + 1) % count)
        return
      }
      case 'join-class':
      case 'ask-again':
      case 'set-task':
      case 'copy-lead-link':
      case 'leave-class':
        return others.command(id, setHint)
      default:
    }
    if (id === 'reset')
      setHint(lead.bench.edited ? `Back to the prepared state. ${undoKey} takes it back.` : 'The prepared state')
    if (id === 'reset-all') setHint('All scenes are back to their prepared state')
    if (id === 'toggle-asking') setHint(COVER_WORDS[nextCover(lead.scene, lead.cover)])
    if (writing && id.startsWith('show-')) leaveText()
    lead.command(id)
  }

  const goTo = useCallback(
    (number: number) => {
      clearTimeout(digitTimer.current)
      setDigits('')
      if (number >= 1 && number <= scenes) lead.goTo(number - 1)
      else setHint(`There is no scene ${number}`)
    },
    [scenes, lead.goTo],
  )
  useStageKeys({
    command,
    digit(digit) {
      setLeaving(false)
      const typed = digits + digit
      // Where no further digit is possible, the number is complete.
      if (Number(typed) * 10 > scenes) return goTo(Number(typed))
      setDigits(typed)
      clearTimeout(digitTimer.current)
      digitTimer.current = setTimeout(() => goTo(Number(typed)), NEXT_DIGIT)
    },
    confirm() {
      if (leaving) onLeave()
      else if (digits === '') return false
      else goTo(Number(digits))
      return true
    },
  })

  return {
    command,
    help,
    end,
    begin,
    laser,
    writing: writes,
    server,
    hint: digits === '' ? hint : `Scene ${digits}`,
    /** The keys while it is asked whether to leave the stage, in words; null: it is not asked. */
    leaving: leaving ? `${escapeKey}: stay. ${previousKey}: back to the prepared state.` : null,
    leaveKey: enterKey,
    theme,
    fullscreen: fullscreen.on,
  }
}

/** Scrolls by two thirds of the screen what is longer than it. */
function scroll(what: string, down: boolean): void {
  document.querySelector(what)?.scrollBy({ top: (down ? 0.66 : -0.66) * window.innerHeight, behavior: 'smooth' })
}
