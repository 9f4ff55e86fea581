/**
 * A rehype plugin for lessons: headings get ids, and the first mention of a glossary word in each section is
 * marked, so that a component can explain it. JavaScript, because Node itself loads it while the site is built.
 */
import { headingId } from './heading-id.mjs'

/** Elements in which no word is marked: the explanation would be a link inside a button or another link. */
const NOT_INSIDE = new Set(['a', 'button', 'pre', 'h1', 'h2', 'h3', 'Show'])
const MENTIONS = new Set(['code', 'em', 'strong'])

/** @typedef {{ type: string, value?: string, tagName?: string, name?: string | null, properties?: Record<string, unknown>, children?: Node[] }} Node */

/** @param {Node} node @returns {string} */
const textOf = (node) => node.value ?? (node.children ?? []).map(textOf).join('')

export default function rehypeLesson() {
  /** @param {Node} tree */
  return (tree) => {
    /** @type {Map<string, number>} */
    const ids = new Map()
    let seen = new Set()
    /** @param {Node} node */
    const visit = (node) => {
      const name = node.tagName ?? node.name ?? ''
      if (name === 'h2' || name === 'h3') {
        const id = headingId(textOf(node))
        const times = ids.get(id) ?? 0
        ids.set(id, times + 1)
        node.properties = { ...node.properties, id: times === 0 ? id : `${id}-${times + 1}` }
        if (name === 'h2') seen = new Set()
      }
      if (NOT_INSIDE.has(name)) return
      if (MENTIONS.has(name)) {
        const text = textOf(node).toLowerCase()
        if (!seen.has(text)) node.properties = { ...node.properties, 'data-mention': 'first' }
        seen.add(text)
        return
      }
      for (const child of node.children ?? []) visit(child)
    }
    visit(tree)
  }
}
