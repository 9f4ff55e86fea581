'use client'

import { Switch } from '@base-ui/react/switch'
import { type ReactNode, useId } from 'react'
import { LONGEST_NOTES, LONGEST_SCENE_TITLE, LONGEST_TASK } from '@/lib/talk/parse-talk.ts'
import { BESIDE, type Beside, type Scene, type Talk } from '@/lib/talk/talk.ts'
import { sceneEditHref } from './scene-href.ts'

const BESIDE_WORDS: Readonly<Record<Beside, string>> = {
  script: 'The script',
  server: 'The server',
  why: 'Why',
  message: 'The message',
}

const FIELD = 'rounded-lg border border-line-strong bg-paper px-2.5'

interface Props {
  talk: Talk
  scene: Scene
  onChange: (edit: (scene: Scene) => Scene) => void
}

/** Title, task, notes, question, opening step and what is shown beside: all that a scene has besides its document. */
export function SceneSettings({ talk, scene, onChange }: Props) {
  const id = useId()
  const { title, task = '', notes = '', asks, opensAt, beside } = scene
  return (
    <div className="grid gap-4 border-t border-line px-4 py-4 sm:grid-cols-2">
      <Field label="Title" id={`${id}-title`} wide>
        <input
          id={`${id}-title`}
          className={`${FIELD} h-9`}
          value={title}
          maxLength={LONGEST_SCENE_TITLE}
          onChange={(event) => onChange((now) => ({ ...now, title: event.target.value }))}
        />
      </Field>
      <Field label="Notes, for the presenter only" id={`${id}-notes`} wide>
        <textarea
          id={`${id}-notes`}
          className={`${FIELD} min-h-[84px] py-1.5 [field-sizing:content]`}
          value={notes}
          maxLength={LONGEST_NOTES}
          onChange={(event) => onChange(({ notes: _notes, ...now }) => withNotes(now, event.target.value))}
        />
      </Field>
      <Field label="Task, shown on the stage before it runs" id={`${id}-task`} wide>
        <textarea
          id={`${id}-task`}
          className={`${FIELD} min-h-[60px] py-1.5 [field-sizing:content]`}
          value={task}
          maxLength={LONGEST_TASK}
          onChange={(event) => onChange(({ task: _task, ...now }) => withTask(now, event.target.value))}
        />
      </Field>
      <Field label="It opens" id={`${id}-opens`}>
        <select
          id={`${id}-opens`}
          className={`${FIELD} h-9`}
          value={opensAt === undefined ? '' : String(opensAt)}
          onChange={(event) => onChange(({ opensAt: _at, ...now }) => withOpening(now, event.target.value))}
        >
          <option value="">before the first step</option>
          <option value="decision">at the step that decided</option>
          {Array.from({ length: Math.max(20, Number(opensAt) || 0) }, (_, index) => index + 1).map((step) => (
            <option key={step} value={step}>
              at step {step}
            </option>
          ))}
        </select>
      </Field>
      <Field label="Beside the exchange" id={`${id}-beside`}>
        <select
          id={`${id}-beside`}
          className={`${FIELD} h-9`}
          value={beside ?? ''}
          onChange={(event) => onChange(({ beside: _beside, ...now }) => withBeside(now, event.target.value))}
        >
          <option value="">Nothing</option>
          {BESIDE.map((each) => (
            <option key={each} value={each}>
              {BESIDE_WORDS[each]}
            </option>
          ))}
        </select>
      </Field>
      <div className="flex flex-wrap items-center gap-3 text-[14px] sm:col-span-2">
        <Switch.Root
          id={`${id}-asks`}
          checked={asks}
          aria-labelledby={`${id}-asks-label`}
          onCheckedChange={(on) => onChange((now) => ({ ...now, asks: on }))}
          className="relative h-6 w-10 flex-none rounded-full bg-line-strong transition-colors data-checked:bg-ink"
        >
          <Switch.Thumb className="block size-5 translate-x-0.5 rounded-full bg-panel transition-transform data-checked:translate-x-[18px]" />
        </Switch.Root>
        <span id={`${id}-asks-label`}>Ask the three questions first, and cover the run</span>
        <a className="link ml-auto" href={sceneEditHref(talk.id, scene.id)}>
          Change its code in the playground
        </a>
      </div>
    </div>
  )
}

const withTask = (scene: Scene, task: string): Scene => (task === '' ? scene : { ...scene, task })

const withNotes = (scene: Scene, notes: string): Scene => (notes === '' ? scene : { ...scene, notes })

function withOpening(scene: Scene, chosen: string): Scene {
  if (chosen === '') return scene
  return { ...scene, opensAt: chosen === 'decision' ? 'decision' : Number(chosen) }
}

function withBeside(scene: Scene, chosen: string): Scene {
  const beside = BESIDE.find((each) => each === chosen)
  return beside ? { ...scene, beside } : scene
}

function Field({
  label,
  id,
  wide = false,
  children,
}: {
  label: string
  id: string
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={`grid gap-1 ${wide ? 'sm:col-span-2' : ''}`}>
      <label htmlFor={id} className="text-[13.5px] font-semibold">
        {label}
      </label>
      {children}
    </div>
  )
}
