import type { Draw } from '@/lib/draw/seeded-draw.ts'
import { BUSINESSES } from './businesses.ts'
import { type Plan, STACKS, type Stack, signIn, TASKS, type Task, unsafeHeaders } from './plan.ts'

/** Draws a system that works, and that nobody else can read. */
export function drawSoundPlan(draw: Draw): Plan {
  const business = draw.pick(BUSINESSES)
  const task = draw.pick(OFTEN)
  const stack = task === 'picture' ? 'nginx' : draw.pick(STACKS)
  const { name } = business
  const page = `https://${draw.pick(['app.', 'www.', 'my.', ''])}${name}.example`
  // The raw dialect and the picture's application write one origin; the others compare with a list.
  const partner = takesPartner(stack, task) && draw.chance(0.5) ? `https://admin.${name}.example` : null
  const api = task === 'login' || draw.chance(0.4) ? `https://${name}-api.test` : `https://api.${name}.example`
  const reads = task === 'session' || task === 'token' ? (draw.chance(0.5) ? 'X-Total-Count' : null) : null
  const method = { session: 'GET', token: 'GET', login: 'GET', picture: 'GET', remove: 'DELETE' }
  const client = {
    method: task === 'save' ? draw.pick(['PUT', 'PATCH']) : method[task],
    noCors: false,
    credentials: !(['token', 'remove', 'picture'] as readonly Task[]).includes(task),
    stray: null,
    address: 'right',
  } as const
  const plan: Plan = { business, stack, task, page, partner, api, reads, client, server: SOUND_SERVER }
  return {
    ...plan,
    server: {
      ...SOUND_SERVER,
      origins: [page, ...(partner === null ? [] : [partner])],
      credentials: signIn(plan) === 'cookie' ? 'true' : null,
      methods: task === 'picture' ? [] : task === 'login' ? ['GET', 'POST'] : [...new Set(['GET', client.method])],
      headers: task === 'login' ? ['Content-Type'] : unsafeHeaders(plan),
      expose: reads === null ? [] : [reads],
    },
  }
}

/** Fewer faults fit a picture, so it comes less often. */
const OFTEN = [...TASKS, ...TASKS.filter((task) => task !== 'picture')]

const takesPartner = (stack: Stack, task: Task) => stack !== 'raw' && task !== 'picture'

const SOUND_SERVER: Plan['server'] = {
  origins: [],
  compare: 'exact',
  credentials: null,
  methods: [],
  headers: [],
  expose: [],
  preflight: 'cors',
  errors: true,
  routesFirst: false,
  twice: false,
  vary: true,
  auth: true,
  cookie: { sameSite: 'None', secure: true },
}
