/**
 * A task without what is said to somebody who sits at the lesson: on the stage there is no lab beside the text, and no
 * Check to press.
 */
export function taskOnStage(task: string): string {
  const said = task
    .replace(/\bIn the lab(?: beside this text)?, (\w)/g, (_, first: string) => first.toUpperCase())
    .replace(/\bis in the lab\b/g, 'is shown here')
    .replace(/\s*\b(?:Then |And then )?press(?: the button)? [“"*]*Check[”"*]*\.?/gi, '')
  return said.trim()
}
