import { BROWSER_TITLES } from '@/lib/trace/browser-titles.ts'
import type { BrowserName } from '@/lib/trace/events.ts'

/** Which browser runs the page. */
export function BrowserSelect({
  browser,
  onChange,
}: {
  browser: BrowserName
  onChange: (browser: BrowserName) => void
}) {
  return (
    <label className="pill">
      <span>in</span>
      <select aria-label="Browser" value={browser} onChange={(e) => onChange(e.target.value as BrowserName)}>
        {Object.entries(BROWSER_TITLES).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
