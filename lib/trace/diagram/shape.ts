/** What a picture is drawn with: a flat list of shapes, which the page draws in React and the export as SVG text. */
import type { Tone } from './diagram-model.ts'

/** The site's colours by name, as in its style sheet. */
export type Paint =
  | 'panel'
  | 'ink'
  | 'soft'
  | 'line'
  | 'line-strong'
  | 'go'
  | 'stop'
  | 'pre'
  | 'pre-bg'
  | 'gate'
  | 'gate-bg'
  | 'danger'

export const paintOf = (tone: Tone): Paint => (tone === 'plain' ? 'ink' : tone)

interface Painted {
  /** Absent: not filled. */
  readonly fill?: Paint
  /** Absent: no outline. */
  readonly stroke?: Paint
  /** 0 to 1; absent: 1. */
  readonly strokeOpacity?: number
  /** In px; absent: 1. */
  readonly strokeWidth?: number
}

interface PathShape extends Painted {
  readonly kind: 'path'
  readonly d: string
  /** Lengths of dash and gap, in px. */
  readonly dashes?: string
  readonly roundEnds?: true
}

interface RectShape extends Painted {
  readonly kind: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Radius of the corners, in px. */
  readonly radius?: number
  /** 0 to 1; absent: 1. */
  readonly opacity?: number
}

interface CircleShape extends Painted {
  readonly kind: 'circle'
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** One line of text; `y` is its baseline. */
export interface TextShape {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly text: string
  readonly fill: Paint
  /** In px. */
  readonly size: number
  /** `wire`: the monospaced typeface, for what is written in HTTP. */
  readonly face: 'sans' | 'wire'
  /** Absent: 400. */
  readonly weight?: number
  /** Which part of the text is at `x`; absent: its start. */
  readonly anchor?: 'middle' | 'end'
  /** Letter spacing, in em. */
  readonly spacing?: number
  /** A rim in the colour of the ground, so that the text is legible where a lane runs behind it. */
  readonly halo?: true
}

export type Shape = PathShape | RectShape | CircleShape | TextShape
