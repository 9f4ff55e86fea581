/** Finds what was handed in, in files of every kind that an instructor may have: answers, lists of links, a platform's CSV. */
import Papa from 'papaparse'
import { SUBMISSION_TEXT } from './homework-text.ts'
import type { HandedIn } from './judge.ts'

const LINK = /h\d+\.[A-Za-z0-9_-]{8,}/

/**
 * @param name the file's name; by its end it is known what it is: `.json` is one submission, `.csv` a table with a link
 *   in a cell of each row, everything else a text with links
 * @returns one for each submission, link, or row of a table; a text without any link gives one that says so
 */
export function readHandedIn(name: string, file: string): readonly HandedIn[] {
  const text = file.replace(/^\ufeff/, '')
  if (/\.csv$/i.test(name)) return readTable(name, text)
  if (/\.json$/i.test(name) || /^\s*\{/.test(text))
    return [{ from: name, known: {}, read: SUBMISSION_TEXT.readFile(text) }]
  return readLinks(name, text)
}

function readTable(name: string, text: string): readonly HandedIn[] {
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: 'greedy' })
  const rows = data.map((record, index): HandedIn => {
    const cells = Object.entries(record).filter(([, value]) => typeof value === 'string')
    const link = cells.find(([, value]) => LINK.test(value))
    const known = Object.fromEntries(cells.filter(([column]) => column !== link?.[0] && column !== '__parsed_extra'))
    const from = `${name}, row ${index + 2}`
    return link
      ? { from, known, read: SUBMISSION_TEXT.decode(fragmentIn(link[1])) }
      : {
          from,
          known,
          read: { ok: false, message: 'No cell of this row has a link to answers: nothing was handed in.' },
        }
  })
  return rows.length > 0 ? rows : [nothingIn(name)]
}

/** A link may be broken into lines by mail, so everything up to the next one belongs to it. */
function readLinks(name: string, text: string): readonly HandedIn[] {
  const starts = [...text.matchAll(new RegExp(LINK, 'g'))].map(({ index }) => index)
  if (starts.length === 0) return [nothingIn(name)]
  return starts.map((start, at) => ({
    from: starts.length === 1 ? name : `${name}, line ${text.slice(0, start).split('\n').length}`,
    known: {},
    read: SUBMISSION_TEXT.decode(text.slice(start, starts[at + 1])),
  }))
}

const nothingIn = (name: string): HandedIn => ({
  from: name,
  known: {},
  read: { ok: false, message: 'This file contains no answers, and no link to any.' },
})

const fragmentIn = (cell: string) => cell.slice(cell.search(LINK))
