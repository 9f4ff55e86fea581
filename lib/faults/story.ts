/** The story and the task of a system, in words that are computed from its plan. */
import { type Plan, pathOf, type Stack } from './plan.ts'

/** Who they are, what the page does, and where its data is. Two or three sentences, Markdown. */
export function storyOf(sound: Plan): string {
  const { business, page, api, stack } = sound
  const also = sound.partner === null ? '' : ` So does \`${sound.partner}\`.`
  return `**${business.company}** ${business.does}. Its page \`${page}\` ${WHAT[sound.task](sound)} at \`${api}\`, ${SERVED[stack]}.${also}`
}

/** What is wanted, and how many things are wrong. */
export function taskOf(sound: Plan, faults: number): string {
  const many = faults === 1 ? 'One thing is wrong' : `${faults === 2 ? 'Two' : 'Three'} things are wrong`
  const pages = sound.partner === null ? `\`${sound.page}\`` : `\`${sound.page}\` and \`${sound.partner}\``
  const signedOut =
    sound.task === 'picture' ? '' : ', and who is not signed in must still get a 401 that the page can read'
  return `${many}, in the script or on the server. Make it work for ${pages}. No other page may read the answer${signedOut}.`
}

const WHAT: Readonly<Record<Plan['task'], (plan: Plan) => string>> = {
  session: ({ business, reads }) =>
    `shows the ${business.things} of whoever is signed in${reads === null ? '' : `, and their number from the header \`${reads}\`,`} from the API`,
  token: ({ business, reads }) =>
    `reads the ${business.things} with a token${reads === null ? '' : `, and their number from the header \`${reads}\`,`} from the API`,
  save: (plan) => `changes a ${plan.business.thing} with \`${plan.client.method} ${pathOf(plan)}\` of the API`,
  remove: (plan) => `removes a ${plan.business.thing} with \`${plan.client.method} ${pathOf(plan)}\` of the API`,
  login: ({ business }) =>
    `signs a visitor in, and then reads the ${business.things} with the session’s cookie, from the API`,
  picture: ({ business }) =>
    `shows the picture of a ${business.thing}, and then reads its points for a canvas. Pictures are`,
}

const SERVED: Readonly<Record<Stack, string>> = {
  raw: 'whose answers are written out',
  express: 'an Express application',
  hono: 'a Hono application',
  fiber: 'a Go program with Fiber',
  nginx: 'behind nginx',
}
