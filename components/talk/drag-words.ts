import type { Active, Announcements, Over } from '@dnd-kit/core'
import type { Talk } from '@/lib/talk/talk.ts'

/** What a screen reader says while a scene is dragged. */
export function announcements({ scenes }: Talk): Announcements {
  const name = ({ id, data }: Active) =>
    (data.current?.offer as { readonly title: string } | undefined)?.title ??
    scenes.find((scene) => scene.id === id)?.title ??
    'The scene'
  const place = (over: Over | null) => {
    const at = scenes.findIndex((scene) => scene.id === over?.id)
    return at < 0 ? 'the end' : `place ${at + 1} of ${scenes.length}`
  }
  return {
    onDragStart: ({ active }) =>
      `${name(active)} is picked up. The arrow keys move it, Space puts it down, Escape puts it back.`,
    onDragOver: ({ active, over }) => (over ? `${name(active)} is at ${place(over)}.` : undefined),
    onDragEnd: ({ active, over }) =>
      over ? `${name(active)} was put down at ${place(over)}.` : `${name(active)} is back at its place.`,
    onDragCancel: ({ active }) => `${name(active)} is back at its place.`,
  }
}
