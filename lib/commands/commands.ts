/**
 * Every command of the site, once: keys, buttons, tooltips and the help are made from this list. A component that needs
 * a key takes it from here.
 */

/**
 * Where a key counts. `everywhere`: on every page, but not on the stage. `exchange`: while the focus is in an exchange,
 * in addition to `everywhere`. `stage`: while the stage is open, and then no other.
 */
export type CommandContext = 'everywhere' | 'exchange' | 'stage'

/** The headings of the help, in its order. */
export const COMMAND_GROUPS = ['Run', 'Go', 'Ask', 'Show', 'Class', 'Screen', 'Site'] as const
type CommandGroup = (typeof COMMAND_GROUPS)[number]

/**
 * A key as `keyOf` names it: `Mod+Enter` (Ctrl, on a Mac Cmd), `PageDown`, `Space`, a letter in lower case, or a
 * character such as `?`. `Shift+` is written only before letters and named keys.
 */
type Key = string

interface CommandEntry {
  readonly id: string
  /** What a person reads on the button, in its tooltip and in the help. */
  readonly title: string
  readonly group: CommandGroup
  readonly keys: Readonly<Partial<Record<CommandContext, readonly Key[]>>>
  /** The key also counts while a person writes in a field or an editor. */
  readonly whileWriting?: true
}

const LIST = [
  {
    id: 'run',
    title: 'Run',
    group: 'Run',
    keys: { everywhere: ['Mod+Enter'], stage: ['Mod+Enter'] },
    whileWriting: true,
  },
  { id: 'reset', title: 'Back to the prepared state', group: 'Run', keys: { stage: ['r'] } },
  { id: 'reset-all', title: 'All scenes back to their prepared state', group: 'Run', keys: { stage: ['Shift+r'] } },
  { id: 'undo-reset', title: 'Undo the reset', group: 'Run', keys: { stage: ['z'] } },

  {
    id: 'next',
    title: 'Next',
    group: 'Go',
    keys: {
      everywhere: ['PageDown'],
      exchange: ['ArrowRight', 'ArrowDown'],
      stage: ['ArrowRight', 'ArrowDown', 'Space', 'PageDown'],
    },
  },
  {
    id: 'previous',
    title: 'Previous',
    group: 'Go',
    keys: {
      everywhere: ['PageUp'],
      exchange: ['ArrowLeft', 'ArrowUp'],
      stage: ['ArrowLeft', 'ArrowUp', 'Shift+Space', 'PageUp', 'Backspace'],
    },
  },
  { id: 'first', title: 'First step', group: 'Go', keys: { exchange: ['Home'], stage: ['Home'] } },
  { id: 'last', title: 'Last step', group: 'Go', keys: { exchange: ['End'], stage: ['End'] } },
  { id: 'decision', title: 'The step that decided', group: 'Go', keys: { exchange: ['d'], stage: ['d'] } },
  { id: 'play', title: 'Play step by step', group: 'Go', keys: { exchange: ['Space'] } },
  { id: 'next-scene', title: 'Next scene', group: 'Go', keys: { stage: ['Shift+PageDown', 'Shift+ArrowRight'] } },
  {
    id: 'previous-scene',
    title: 'Previous scene',
    group: 'Go',
    keys: { stage: ['Shift+PageUp', 'Shift+ArrowLeft'] },
  },
  {
    id: 'scene-number',
    title: 'A scene by its number, then Enter',
    group: 'Go',
    keys: { stage: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  },
  { id: 'confirm-scene', title: 'Go to the scene whose number was typed', group: 'Go', keys: { stage: ['Enter'] } },

  { id: 'toggle-asking', title: 'Ask first, or show at once', group: 'Ask', keys: { stage: ['q'] } },
  { id: 'mark-yes', title: 'Mark the first choice: yes, at once', group: 'Ask', keys: { stage: ['y'] } },
  { id: 'mark-asked', title: 'Mark “after asking”', group: 'Ask', keys: { stage: ['a'] } },
  { id: 'mark-no', title: 'Mark “no”', group: 'Ask', keys: { stage: ['n'] } },
  { id: 'clear-marks', title: 'Clear what was marked', group: 'Ask', keys: { stage: ['x'] } },

  { id: 'covered-run', title: 'Covered run: shows only what is stepped to', group: 'Ask', keys: {} },

  { id: 'show-script', title: 'The script', group: 'Show', keys: { stage: ['c'] } },
  { id: 'show-server', title: 'The server', group: 'Show', keys: { stage: ['s'] } },
  { id: 'next-server', title: 'The next server', group: 'Show', keys: { stage: ['Shift+s'] } },
  { id: 'show-why', title: 'Why', group: 'Show', keys: { stage: ['w'] } },
  { id: 'show-message', title: 'The message', group: 'Show', keys: { stage: ['m'] } },
  { id: 'scroll-down', title: 'Scroll down what is beside', group: 'Show', keys: { stage: ['j'] } },
  { id: 'scroll-up', title: 'Scroll up what is beside', group: 'Show', keys: { stage: ['k'] } },
  { id: 'edit', title: 'Write in the text, large', group: 'Show', keys: { stage: ['e'] } },

  {
    id: 'join-class',
    title: 'Start a class, or show how to join it',
    group: 'Class',
    keys: { stage: ['Shift+c'] },
  },
  { id: 'ask-again', title: 'Ask the class again', group: 'Class', keys: { stage: ['Shift+a'] } },
  {
    id: 'set-task',
    title: 'Set the exercise as a task, or end the task',
    group: 'Class',
    keys: { stage: ['Shift+t'] },
  },
  { id: 'copy-lead-link', title: 'Copy the leader’s link', group: 'Class', keys: { stage: ['Shift+l'] } },
  { id: 'leave-class', title: 'Leave the class, or end it', group: 'Class', keys: { stage: ['Shift+q'] } },

  {
    id: 'to-lab',
    title: 'To the lab of the lesson, and back to the text',
    group: 'Go',
    keys: { everywhere: ['F6'] },
    whileWriting: true,
  },
  { id: 'enlarge-code', title: 'Enlarge the code', group: 'Screen', keys: { everywhere: ['c'] } },
  { id: 'enlarge-picture', title: 'Enlarge the picture', group: 'Screen', keys: { everywhere: ['p'] } },
  { id: 'blank', title: 'Blank screen', group: 'Screen', keys: { stage: ['b', '.'] } },
  { id: 'laser', title: 'Pointer', group: 'Screen', keys: { stage: ['l'] } },
  { id: 'theme', title: 'Light, dark or projector', group: 'Screen', keys: { stage: ['t'] } },
  { id: 'fullscreen', title: 'Full screen', group: 'Screen', keys: { stage: ['f', 'F5', 'Shift+F5'] } },
  { id: 'open-notes', title: 'Notes in a tab of their own', group: 'Screen', keys: { stage: ['p'] } },
  { id: 'escape', title: 'Back to the stage; from there: leave it', group: 'Screen', keys: { stage: ['Escape'] } },

  { id: 'open-stage', title: 'Show on the stage', group: 'Site', keys: { everywhere: ['s'] } },
  { id: 'search', title: 'Search', group: 'Site', keys: { everywhere: ['/', 'Mod+k'] } },
  { id: 'help', title: 'All keys', group: 'Site', keys: { everywhere: ['?'], stage: ['?'] } },
] as const satisfies readonly CommandEntry[]

export type CommandId = (typeof LIST)[number]['id']

export interface Command extends CommandEntry {
  readonly id: CommandId
}

export const COMMANDS: readonly Command[] = LIST

const BY_ID: ReadonlyMap<CommandId, Command> = new Map(COMMANDS.map((command) => [command.id, command]))

export function commandOf(id: CommandId): Command {
  return BY_ID.get(id) as Command
}

/** The command of a key in a context; null where the key has none there. `Shift+x` falls back to `x` for letters. */
export function commandFor(key: Key, context: CommandContext): CommandId | null {
  const has = (wanted: Key) => COMMANDS.find(({ keys }) => keys[context]?.includes(wanted))?.id ?? null
  return has(key) ?? (/^Shift\+[a-z]$/.test(key) ? has(key.slice(-1)) : null)
}
