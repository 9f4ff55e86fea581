'use client'

import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { useState } from 'react'
import { isFull, withoutScene, withScene, withSceneChanged, withSceneMoved } from '@/lib/talk/edit-talk.ts'
import { MOST_SCENES } from '@/lib/talk/parse-talk.ts'
import type { Scene } from '@/lib/talk/talk.ts'
import { announcements } from './drag-words.ts'
import type { Presets } from './presets.ts'
import { SCENE_LIST, SceneList } from './scene-list.tsx'
import { type Offer, ScenePicker } from './scene-picker.tsx'
import { TalkHead } from './talk-head.tsx'
import { useTalk } from './use-talk.ts'

/** The scene under the pointer, however tall it is; with the keyboard, and beside the list, the nearest one. */
const underPointer: CollisionDetection = (drag) => {
  const within = pointerWithin(drag)
  const scene = within.filter(({ id }) => id !== SCENE_LIST)
  return scene.length > 0 ? scene : within.length > 0 ? within : closestCenter(drag)
}

/** Makes a talk: its scenes on the left, what can be added on the right. */
export default function TalkEditor({ id, presets }: { id: string; presets: Presets }) {
  const { talk, change, done, undo, trouble } = useTalk(id)
  const [open, setOpen] = useState<string | null>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  if (talk === undefined) return null
  if (talk === null)
    return (
      <>
        <h1 className="page-title">This talk is not here</h1>
        <p className="mt-4 max-w-[58ch] text-[17.5px] text-soft">
          It was made in another browser, or deleted. Ask for its file or its link.
        </p>
        <a className="button mt-6 h-10" href="/talks">
          All talks
        </a>
      </>
    )

  const add = async (offer: Offer, at?: number) => {
    setProblem(null)
    if (isFull(talk)) {
      setProblem(`A talk has at most ${MOST_SCENES} scenes. Delete one, or make a second talk.`)
      return
    }
    try {
      const scenes = await offer.scenes()
      change(
        (now) =>
          scenes.reduce((sum, scene, index) => withScene(sum, scene, at === undefined ? undefined : at + index), now),
        scenes.length === 1 ? `“${scenes[0]?.title}” is added.` : `${scenes.length} scenes are added.`,
      )
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const end = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    if (!over) return
    const at = over.id === SCENE_LIST ? talk.scenes.length : talk.scenes.findIndex((scene) => scene.id === over.id)
    const offer = active.data.current?.offer as Offer | undefined
    if (offer) void add(offer, at < 0 ? undefined : at)
    else if (at >= 0) change((now) => withSceneMoved(now, String(active.id), at))
  }
  const start = ({ active }: DragStartEvent) => {
    const offer = active.data.current?.offer as Offer | undefined
    setDragged(offer?.title ?? talk.scenes.find((scene) => scene.id === active.id)?.title ?? null)
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={underPointer}
      accessibility={{ announcements: announcements(talk) }}
      onDragStart={start}
      onDragEnd={end}
      onDragCancel={() => setDragged(null)}
    >
      <TalkHead talk={talk} onTitle={(title) => change((now) => ({ ...now, title }))} />
      {(trouble ?? problem) && (
        <p role="alert" className="mt-4 rounded-[10px] bg-stop-bg px-4 py-2.5 text-[15px] text-stop">
          {trouble ?? problem}
        </p>
      )}
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-10 lg:grid-cols-[minmax(0,1fr)_340px]">
        <section aria-labelledby="scenes-title">
          <div className="flex min-h-9 flex-wrap items-baseline gap-x-4">
            <h2 id="scenes-title" className="font-display text-[21px] font-[680] tracking-[-0.015em]">
              Scenes
            </h2>
            <p role="status" className="text-[14.5px] text-soft">
              {done}{' '}
              {done && (
                <button type="button" className="link" onClick={undo}>
                  Undo
                </button>
              )}
            </p>
          </div>
          <SceneList
            talk={talk}
            open={open}
            onOpen={setOpen}
            onChange={(scene, edit: (scene: Scene) => Scene) => change((now) => withSceneChanged(now, scene, edit))}
            onMove={(scene, to) => change((now) => withSceneMoved(now, scene, to))}
            onRemove={(scene) => change((now) => withoutScene(now, scene.id), `“${scene.title}” is deleted.`)}
          />
        </section>
        <ScenePicker presets={presets} onAdd={(offer) => void add(offer)} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged !== null && (
          <div className="truncate rounded-[10px] border border-line-strong bg-panel px-4 py-2.5 text-[15px] font-semibold shadow-card">
            {dragged}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}
