'use client'

import { useDroppable } from '@dnd-kit/core'
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { ChevronDown, ChevronUp, GripVertical, Trash2 } from 'lucide-react'
import type { Scene, Talk } from '@/lib/talk/talk.ts'
import { SceneSettings } from './scene-settings.tsx'

/** The id of the list as a place to drop on: after the last scene. */
export const SCENE_LIST = 'scenes'

interface Props {
  talk: Talk
  /** The id of the scene whose settings are open; null: none. */
  open: string | null
  onOpen: (id: string | null) => void
  onChange: (id: string, edit: (scene: Scene) => Scene) => void
  onMove: (id: string, to: number) => void
  onRemove: (scene: Scene) => void
}

/** The scenes of a talk, in their order: dragged, or moved with the buttons and the keyboard. */
export function SceneList(props: Props) {
  const { scenes } = props.talk
  const { setNodeRef, isOver } = useDroppable({ id: SCENE_LIST })
  return (
    <SortableContext items={scenes.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
      <ol ref={setNodeRef} className="mt-3 min-h-[120px]">
        {scenes.map((scene, index) => (
          <SceneItem key={scene.id} {...props} scene={scene} index={index} />
        ))}
        {scenes.length === 0 && (
          <li
            className={`rounded-[12px] border border-dashed px-5 py-8 text-center text-[15.5px] text-soft ${isOver ? 'border-gate bg-gate-bg' : 'border-line-strong'}`}
          >
            No scene yet. Drag one here, or press <b>Add</b> beside it.
          </li>
        )}
      </ol>
    </SortableContext>
  )
}

function SceneItem({
  talk,
  scene,
  index,
  open,
  onOpen,
  onChange,
  onMove,
  onRemove,
}: Props & { scene: Scene; index: number }) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: scene.id,
  })
  const isOpen = open === scene.id
  const last = talk.scenes.length - 1
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`mb-2 rounded-[12px] border border-line bg-panel ${isDragging ? 'opacity-40' : ''}`}
      data-scene={scene.id}
    >
      <div className="flex items-center gap-1 py-1.5 pr-1.5 pl-1">
        <button
          ref={setActivatorNodeRef}
          type="button"
          className="icon-button flex-none cursor-grab touch-none"
          {...attributes}
          {...listeners}
          aria-label={`Move scene ${index + 1}, “${scene.title}”`}
          title="Drag, or press Space and move with the arrow keys"
        >
          <GripVertical size={16} aria-hidden />
        </button>
        <span className="w-6 flex-none text-right text-[14px] text-soft tabular-nums">{index + 1}</span>
        <button
          type="button"
          aria-expanded={isOpen}
          className="min-w-0 flex-1 rounded-[8px] px-2 py-1.5 text-left"
          onClick={() => onOpen(isOpen ? null : scene.id)}
        >
          <span className="block truncate text-[15.5px] font-semibold">{scene.title || 'A scene without a title'}</span>
          <span className="block truncate text-[13.5px] text-soft">{inShort(scene)}</span>
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Scene ${index + 1} up`}
          title="Up"
          disabled={index === 0}
          onClick={() => onMove(scene.id, index - 1)}
        >
          <ChevronUp size={16} aria-hidden className={index === 0 ? 'opacity-30' : ''} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Scene ${index + 1} down`}
          title="Down"
          disabled={index === last}
          onClick={() => onMove(scene.id, index + 1)}
        >
          <ChevronDown size={16} aria-hidden className={index === last ? 'opacity-30' : ''} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label={`Delete scene ${index + 1}, “${scene.title}”`}
          title="Delete"
          onClick={() => onRemove(scene)}
        >
          <Trash2 size={15} aria-hidden />
        </button>
      </div>
      {isOpen && <SceneSettings talk={talk} scene={scene} onChange={(edit) => onChange(scene.id, edit)} />}
    </li>
  )
}

const BESIDE = { script: 'the script', server: 'the server', why: 'Why', message: 'the message' } as const

/** What the scene does, in a few words. */
function inShort({ asks, opensAt, beside, notes, exercise }: Scene): string {
  return [
    exercise ? 'an exercise' : '',
    asks ? 'asks first' : 'does not ask',
    opensAt === undefined ? '' : opensAt === 'decision' ? 'opens at the decision' : `opens at step ${opensAt}`,
    beside ? `with ${BESIDE[beside]}` : '',
    notes ? 'notes' : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
