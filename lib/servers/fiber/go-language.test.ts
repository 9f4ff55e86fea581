import { describe, expect, test } from 'vitest'
import { NO_UPSTREAM } from '../no-upstream.ts'
import { checkProgram, startProgram } from './program.ts'

/** Declarations, statements of the handler, its answer, and the imports. */
const PROGRAMS: readonly (readonly [outside: string, inside: string, expected: string, imports: string])[] = [
  [
    'const timeout time.Duration = 5 * time.Second',
    'return c.SendString(fmt.Sprint(timeout.Seconds()))',
    '5',
    'fmt time',
  ],
  [
    '',
    'var x interface{} = "a"\ns, ok := x.(string)\n_, bad := x.(int)\nreturn c.SendString(fmt.Sprint(s, ok, bad))',
    'atrue false',
    'fmt',
  ],
  ['', 'n := 0\ninc := func() int { n++; return n }\ninc()\ninc()\nreturn c.SendString(fmt.Sprint(n))', '2', 'fmt'],
  ['', 's := 0\nfor i := range 4 { s += i }\nfor _ = range 2 { s++ }\nreturn c.SendString(fmt.Sprint(s))', '8', 'fmt'],
  [
    '',
    'switch x := c.Query("q"); x {\ncase "1":\n fallthrough\ncase "2":\n return c.SendString("two")\n}\nreturn nil',
    'two',
    '',
  ],
  [
    'type T struct{ A int; B []string }\nfunc (t T) String() string { return fmt.Sprint(t.A) }\nfunc (t *T) Add(n int) { t.A += n }',
    't := T{A: 1}\nt.Add(2)\np := &t\np.Add(1)\nreturn c.SendString(t.String() + p.String())',
    '44',
    'fmt',
  ],
  [
    'type MyErr struct{ Code int }\nfunc (e MyErr) Error() string { return fmt.Sprintf("e%d", e.Code) }',
    'return MyErr{3}',
    'e3',
    'fmt',
  ],
  [
    'type MyErr struct{ Code int }\nfunc (e *MyErr) Error() string { return fmt.Sprintf("e%d", e.Code) }\nfunc f() error { return &MyErr{Code: 3} }',
    'if err := f(); err != nil { return err }\nreturn nil',
    'e3',
    'fmt',
  ],
  [
    'type P struct{ X, Y int }',
    'a := map[string]P{"a": {1, 2}}\nb := []*P{{1, 2}, {X: 3}}\ng := [][]int{{1}, {2, 3}}\nreturn c.SendString(fmt.Sprint(a["a"].Y, b[1].X, g[1][1], a["a"] == P{1, 2}))',
    '2 3 3 true',
    'fmt',
  ],
  [
    'func two() (int, string) { return 1, "x" }\nfunc named() (n int, err error) { n = 4; return }\nfunc sum(ns ...int) int { t := 0; for _, n := range ns { t += n }; return t }',
    'a, b := two()\na, d := 5, "y"\nb, d = d, b\nn, err := named()\nxs := []int{1, 2}\nreturn c.SendString(fmt.Sprint(a, b, d, n, err == nil, sum(xs...), sum(), sum(1, 2, 3)))',
    '5yx4 true 3 0 6',
    'fmt',
  ],
  [
    'type Check func(string) bool\nfunc all(s string, cs ...Check) bool { for _, c := range cs { if !c(s) { return false } }; return true }',
    'return c.SendString(fmt.Sprint(all("a", func(s string) bool { return s == "a" }, func(s string) bool { return len(s) == 1 })))',
    'true',
    'fmt',
  ],
  [
    'type Role int\nconst (\n Admin Role = iota\n User\n)\nfunc name(r Role) string { if r == User { return "user" }; return "admin" }',
    'var r Role = User\nreturn c.SendString(name(r) + name(Admin))',
    'useradmin',
    '',
  ],
  [
    'const (\n A = iota\n B\n)\nconst base = "x"\nconst full = base + "y"',
    'return c.SendString(fmt.Sprint(B, full))',
    '1xy',
    'fmt',
  ],
  [
    '',
    's := c.Path()\nif len(s) > 0 && s[0] == \'/\' && s[1:] == "x" { return c.SendString("ok") }\nreturn nil',
    'ok',
    '',
  ],
  [
    '',
    'm := map[string][]int{}\nm["a"] = append(m["a"], 1, 2)\nm["a"][0]++\ndelete(m, "b")\nreturn c.JSON(m)',
    '{"a":[2,2]}',
    '',
  ],
  ['', 'x := []any{1, "a", nil, 2.5, true}\nreturn c.JSON(x)', '[1,"a",null,2.5,true]', ''],
  ['', 'func() { c.Set("X-A", "1") }()\nvar _ = 3\n_ = "x"\nreturn c.SendString("ok")', 'ok', ''],
  ['', 'c.Locals("id", 7)\nid := c.Locals("id").(int)\nreturn c.SendString(strconv.Itoa(id + 1))', '8', 'strconv'],
  [
    'type S struct { fn func(int) int; next *S }',
    's := &S{fn: func(n int) int { return n * 2 }}\ns.next = &S{}\ns.next.fn = s.fn\nreturn c.SendString(fmt.Sprint(s.next.fn(4), s.next.next == nil))',
    '8 true',
    'fmt',
  ],
  ['', 'return c.JSON(struct {\n Name string `json:"name"`\n}{Name: "x"})', '{"name":"x"}', ''],
  [
    '',
    'return c.SendString(fmt.Sprintf("%05d|%-4s|%4s|%x|%t|%v|%+v|%5.2f|%T", 42, "ab", "cd", 255, true, []string{"a"}, struct{ A int }{1}, 3.14159, "s"))',
    '00042|ab  |  cd|ff|true|[a]|{A:1}| 3.14|string',
    'fmt',
  ],
  [
    '',
    'x := 7\nf := float64(x) / 2\nreturn c.SendString(fmt.Sprint(f, int(f), 7/2.0, 1<<4, 6&3, 6|1, 6^3, -x%4))',
    '3.5 3 3.5 16 2 7 5 -3',
    'fmt',
  ],
  [
    '',
    'var f func(int) int\nf = func(n int) int { if n < 2 { return 1 }; return n * f(n-1) }\nreturn c.SendString(fmt.Sprint(f(5)))',
    '120',
    'fmt',
  ],
  [
    'func find() error { return fiber.ErrNotFound }',
    'err := find()\nif errors.Is(err, fiber.ErrNotFound) && err == fiber.ErrNotFound { return c.SendString("nf") }\nreturn nil',
    'nf',
    'errors',
  ],
  [
    'func find() error { return fmt.Errorf("wrap: %w", fiber.ErrNotFound) }',
    'err := find()\nif errors.Is(err, fiber.ErrNotFound) { return err }\nreturn nil',
    'wrap: Not Found',
    'errors fmt',
  ],
  [
    '',
    'if a := len(c.Path()); a > 5 { return nil } else if b := a * 2; b > 3 { return c.SendString(fmt.Sprint(a, b)) } else { return nil }',
    '2 4',
    'fmt',
  ],
  ['', 's := ""\nfor i, r := range "né" { s += fmt.Sprint(i) + string(r) }\nreturn c.SendString(s)', '0n1é', 'fmt'],
  [
    '',
    'id, err := strconv.Atoi(c.Query("q"))\nif err != nil { return c.Status(400).SendString("bad") }\nreturn c.SendString(fmt.Sprint(id+1))',
    '2',
    'fmt strconv',
  ],
  ['', 'b := []byte("abc")\nb[0] = \'x\'\nb = append(b, "de"...)\nreturn c.SendString(string(b[:4]))', 'xbcd', ''],
  [
    '',
    'var (\n a = 1\n b, d = "x", 2.5\n e []string\n)\ne = append(e, b)\nreturn c.SendString(fmt.Sprint(a, b, d, e, len(e), e == nil))',
    '1x2.5 [x] 1 false',
    'fmt',
  ],
  ['', 'x := `a "b" \\n`\nreturn c.SendString(x)', 'a "b" \\n', ''],
  [
    '',
    'out, err := json.Marshal(fiber.Map{"a": []int{1}})\nif err != nil { return err }\nvar back map[string]any\nif err := json.Unmarshal(out, &back); err != nil { return err }\nreturn c.SendString(fmt.Sprint(back["a"]))',
    '[1]',
    'fmt encoding/json',
  ],
  [
    'type Store struct { mu int; items map[string]string }\nfunc NewStore() *Store { return &Store{items: make(map[string]string)} }\nfunc (s *Store) Put(k, v string) { s.items[k] = v }\nvar store = NewStore()',
    'store.Put("a", "b")\nv, ok := store.items["a"]\nreturn c.SendString(fmt.Sprint(v, ok, len(store.items)))',
    'btrue 1',
    'fmt',
  ],
  [
    'func isAllowed(origin string, list []string) bool {\n for i := range list {\n  if strings.EqualFold(list[i], origin) {\n   return true\n  }\n }\n return false\n}',
    'return c.SendString(fmt.Sprint(isAllowed("A", []string{"b", "a"})))',
    'true',
    'fmt strings',
  ],
  [
    'func handlerOf(name string) fiber.Handler {\n switch name {\n case "a":\n  return func(c *fiber.Ctx) error { return c.SendString("A") }\n default:\n  return func(c *fiber.Ctx) error { return c.SendString("D") }\n }\n}',
    'return handlerOf("a")(c)',
    'A',
    '',
  ],
  ['var origins = [...]string{"a", "b"}', 'return c.SendString(origins[1])', 'b', ''],
  ['', 'type local struct{ A int }\nl := local{A: 2}\nreturn c.SendString(fmt.Sprint(l.A))', '2', 'fmt'],
  [
    'type Base struct{ ID string }\nfunc (b Base) Who() string { return "id " + b.ID }\ntype User struct { Base; Name string }',
    'u := User{Base: Base{ID: "1"}, Name: "x"}\nreturn c.SendString(u.ID + u.Who() + u.Base.ID)',
    '1id 11',
    '',
  ],
  ['', 'defer c.Set("X-Late", "1")\nreturn c.SendString("d")', 'd', ''],
  [
    '',
    'var x any = 3\nswitch v := x.(type) {\ncase string:\n return c.SendString("s" + v)\ncase int:\n return c.SendString(fmt.Sprint("i", v+1))\ndefault:\n return nil\n}',
    'i4',
    'fmt',
  ],
  [
    '',
    'x, y := 1, 2\nif x > y || (x < y && !(x == 3)) { return c.SendString("in") }\nreturn c.SendString("out")',
    'in',
    '',
  ],
  [
    '',
    'if c.Method() == fiber.MethodOptions { return c.SendStatus(fiber.StatusNoContent) }\nc.Set("Access-Control-Allow-Origin", "*")\nreturn c.Next()',
    'Cannot GET /x',
    '',
  ],
  [
    '',
    'ok := map[string]bool{"https://a": true}[c.Get("Origin")]\nreturn c.SendString(fmt.Sprint(ok))',
    'false',
    'fmt',
  ],
  [
    'type Store struct {\n sync.RWMutex\n names map[string]int\n}\nvar store = &Store{names: map[string]int{"b": 2, "a": 1}}',
    'store.Lock()\ndefer store.Unlock()\nvar names []string\nfor name := range store.names { names = append(names, name) }\nsort.Strings(names)\nsort.Slice(names, func(i, j int) bool { return store.names[names[i]] > store.names[names[j]] })\nreturn c.SendString(strings.Join(names, ",") + fmt.Sprint(math.Floor(2.7)))',
    'b,a2',
    'fmt math sort strings sync',
  ],
]

function programOf(outside: string, inside: string, imports: string): string {
  const paths = [...imports.split(' ').filter((path) => path !== ''), 'github.com/gofiber/fiber/v2']
  return `package main

import (
${paths.map((path) => `\t"${path}"`).join('\n')}
)

${outside}

func main() {
	app := fiber.New()
	app.Get("/:a?", func(c *fiber.Ctx) error {
${inside}
	})
	app.Listen(":8080")
}
`
}

async function answered(text: string): Promise<string> {
  const { server, diagnostics } = await startProgram(text, '2.52.15', 'http://localhost:8080', () => {})
  expect(diagnostics).toEqual([])
  const request = { method: 'GET', url: 'http://localhost:8080/x?q=1', headers: [], body: null }
  const sent = await server?.answer(request, NO_UPSTREAM)
  return sent?.body ? new TextDecoder().decode(sent.body) : ''
}

describe('a program', () => {
  test.each(PROGRAMS)('a program with %s %s answers as in Go', async (outside, inside, expected, imports) => {
    expect(await answered(programOf(outside, inside, imports))).toBe(expected)
  })
})

describe('defer', () => {
  test('defer runs calls at the end, last first, with arguments evaluated at the statement', async () => {
    const outside =
      'var said string\nfunc say(s string) { said += s }\nfunc f() { x := "a"; defer say(x); x = "b"; defer say(x); say("c") }'
    expect(await answered(programOf(outside, 'f()\nreturn c.SendString(said)', ''))).toBe('cba')
  })

  test('a deferred function recovers from a panic and sets a named result', async () => {
    const outside = `func safe() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	panic("boom")
}`
    expect(await answered(programOf(outside, 'return c.SendString(safe().Error())', 'fmt'))).toBe('recovered: boom')
  })
})

describe('Go that is not run here', () => {
  test.each([
    ['a channel', 'var ch chan int', 'A channel is not run here.'],
    ['an array', 'var list [2]int', 'An array with a fixed length is not run here.'],
    ['a label', 'again:\n for { continue again }', 'A label is not run here.'],
    ['a function with type parameters', '', 'A function with type parameters is not run here.'],
    ['for range alone', 'for range 3 { }', '`for range` without a variable is not read here.'],
  ])('%s is reported as not run here', (_, inside, message) => {
    const outside = inside === '' ? 'func id[T any](x T) T { return x }' : ''
    const [first] = checkProgram(programOf(outside, inside === '' ? 'return nil' : inside, ''), '2.52.15')
    expect(first).toMatchObject({ severity: 'error' })
    expect(first?.message).toContain(message)
  })
})
