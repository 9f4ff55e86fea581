/**
 * Documents made to freeze the page, opened by link and run: the page always responds, Stop works, and so do the next
 * run and the next visit.
 */
import { expect, test } from '@playwright/test'
import { HOSTILE, linkOf } from './hostile-documents.ts'
import { expectAnswering, runButton, stopNow, watchPauses } from './pauses.ts'
import { answer, editorReady, replaceText } from './site.ts'

// One after another: each of them keeps a core busy.
test.describe.configure({ mode: 'default' })

for (const hostile of HOSTILE)
  test(`${hostile.name}: the page responds, Stop works, and so do the next run and the next visit`, async ({
    page,
  }) => {
    await watchPauses(page)
    await page.goto(linkOf(hostile))
    await editorReady(page, 'client.js')
    await expectAnswering(page, 'when it is opened')
    // Its text is checked while it is looked at.
    await page.waitForTimeout(1_000)
    await expectAnswering(page, 'while it is looked at')

    await runButton(page).click()
    await page.waitForTimeout(200)
    const stopped = await stopNow(page)
    await expectAnswering(page, 'in a run that is stopped', stopped)

    await runButton(page).click()
    await expect(runButton(page)).toBeVisible({ timeout: 15_000 })
    await expectAnswering(page, 'in a run to its end')

    await page.goto('about:blank')
    await page.goto('/playground')
    await replaceText(page, 'client.js', "await fetch('https://bar.other/resources/public-data/').catch(() => {})\n")
    await runButton(page).click()
    await expect(answer(page, 'May the script read it?')).toHaveText(/Yes|No/)
  })
