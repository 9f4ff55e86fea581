import type { Probe } from '@/lib/lessons/exercise.ts'
import { ADMIN, SHOP, type Step } from './stacks/stack.ts'

const EVIL = 'https://evil.test'

const get = (
  options: string,
): string => `const response = await fetch("https://api.example/orders"${options && `, {\n${options}}`});
console.log(response.status, response.headers.get("X-Total-Count"));
`
const COOKIES = '  credentials: "include",\n'
const TOKEN = '  headers: { Authorization: "Bearer s3cret" },\n'
const put = (headers: string): string => `const response = await fetch("https://api.example/orders/7", {
  method: "PUT",
  credentials: "include",
  headers: { ${headers}"Content-Type": "application/json" },
  body: JSON.stringify({ amount: 2 }),
});
console.log(response.status);
`
const AUTHORIZED = 'Authorization: "Bearer s3cret", '
const twice = `async function change(amount) {
  const response = await fetch("https://api.example/orders/7", {
    method: "PUT",
    credentials: "include",
    headers: { Authorization: "Bearer s3cret", "Content-Type": "application/json" },
    body: JSON.stringify({ amount }),
  });
  console.log(response.status);
}

await change(2);
// 50 seconds later
await new Promise((done) => setTimeout(done, 50_000));
await change(3);
`

/** The call that the lab makes for each step. */
export const CALLS: Readonly<Record<Step, string>> = {
  one: get(''),
  list: get(''),
  cookies: get(COOKIES),
  methods: put(AUTHORIZED),
  expose: get(COOKIES),
  remember: twice,
  login: put(''),
}

const from = (page: string, says: string, code: string, expect: Probe['expect']): Probe => ({
  says,
  page: { url: `${page}/` },
  code,
  expect,
})

const refused = (code: string): readonly Probe[] => [
  from(EVIL, 'https://evil.test is refused.', code, { outcome: 'refused' }),
  from('https://shop.example.evil.test', 'So is https://shop.example.evil.test.', code, { outcome: 'refused' }),
  from('http://shop.example', 'So is http://shop.example.', code, { outcome: 'refused' }),
]

const ok = { outcome: 'readable', status: 200 } as const

/** What every stack must do at each step. */
export const STEP_PROBES: Readonly<Record<Step, readonly Probe[]>> = {
  one: [
    from(SHOP, 'The shop reads.', CALLS.one, ok),
    from(ADMIN, 'The admin page does not.', CALLS.one, { outcome: 'refused' }),
    ...refused(CALLS.one),
  ],
  list: [
    from(SHOP, 'The shop reads.', CALLS.list, ok),
    from(ADMIN, 'The admin page reads.', CALLS.list, ok),
    ...refused(CALLS.list),
  ],
  cookies: [
    from(SHOP, 'The shop reads with its cookie.', CALLS.cookies, { ...ok, cookieSent: true }),
    ...refused(CALLS.cookies),
  ],
  methods: [
    from(ADMIN, 'The admin page changes an order, after a preflight.', CALLS.methods, { ...ok, preflighted: true }),
    ...refused(CALLS.methods),
  ],
  expose: [
    from(SHOP, 'The shop reads the header X-Total-Count.', CALLS.expose, { ...ok, visibleHeaders: ['X-Total-Count'] }),
    ...refused(CALLS.expose),
  ],
  remember: [
    from(SHOP, 'Two changes within a minute need one preflight.', CALLS.remember, { ...ok, mostPreflights: 1 }),
  ],
  login: [
    from(SHOP, 'Without a token the shop reads status 401.', CALLS.login, { outcome: 'readable', status: 401 }),
    from(SHOP, 'With a token it changes the order.', put(AUTHORIZED), ok),
    ...refused(CALLS.login),
  ],
}

/** The call of the exercises. */
export const READ_ALL = get(COOKIES + TOKEN)
const read = READ_ALL

/** What the server of the exercise must do: all steps at once. */
export const ALL_PROBES: readonly Probe[] = [
  from(SHOP, 'The shop reads the orders, with cookie and token, and the header X-Total-Count.', read, {
    ...ok,
    cookieSent: true,
    visibleHeaders: ['X-Total-Count'],
  }),
  from(ADMIN, 'So does the admin page.', read, { ...ok, cookieSent: true, visibleHeaders: ['X-Total-Count'] }),
  ...STEP_PROBES.methods.slice(0, 1),
  ...STEP_PROBES.remember,
  ...STEP_PROBES.login.slice(0, 1),
  ...refused(read),
]

const PARTNER = 'https://partner.example'

/** What the server of the second exercise must do: everybody reads, and nothing else. */
export const OPEN_PROBES: readonly Probe[] = [
  from(SHOP, 'The shop reads, and the header X-Total-Count.', CALLS.one, { ...ok, visibleHeaders: ['X-Total-Count'] }),
  from(PARTNER, 'So does every other page.', CALLS.one, { ...ok, visibleHeaders: ['X-Total-Count'] }),
  {
    says: 'A sandboxed frame reads, too.',
    page: { url: `${PARTNER}/`, opaque: true },
    code: CALLS.one,
    expect: ok,
  },
  from(SHOP, 'No page changes anything: not the shop.', CALLS.methods, { outcome: 'refused', reached: false }),
  from(PARTNER, 'Nor another page, without cookies.', put('').replace('  credentials: "include",\n', ''), {
    outcome: 'refused',
    reached: false,
  }),
  from(SHOP, 'Nobody reads with cookies.', CALLS.cookies, { outcome: 'refused' }),
]
