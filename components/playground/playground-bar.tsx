'use client'

import { Popover } from '@base-ui/react/popover'
import { Presentation, RotateCcw, Share2, SlidersHorizontal } from 'lucide-react'
import { BrowserSelect } from '@/components/bench/browser-select.tsx'
import { PageField } from '@/components/bench/page-field.tsx'
import { RunButton } from '@/components/bench/run-button.tsx'
import type { Workbench } from '@/components/bench/use-workbench.ts'
import { CommandButton } from '@/components/commands/command-button.tsx'
import { SearchButton } from '@/components/search/search-button.tsx'
import { ShareButton } from '@/components/share/share-button.tsx'
import type { SharedThing } from '@/components/share/shared-thing.ts'
import { Brand } from '@/components/site/brand.tsx'
import { SiteNav } from '@/components/site/site-nav.tsx'
import { ThemeToggle } from '@/components/site/theme-toggle.tsx'
import { CardPopover } from '@/components/ui/card-popover.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { BrowserSettings } from './browser-settings.tsx'
import { DocumentMenu } from './document-menu.tsx'
import { SentenceField } from './sentence-field.tsx'
import { TitleField } from './title-field.tsx'

/** The page's address, the browser, and the buttons of the playground. */
export function PlaygroundBar({
  bench,
  example,
  shared,
  onRun,
  onStage,
}: {
  bench: Workbench
  /** Title of the open example; null where another document is open, which has its own. */
  example: string | null
  shared: SharedThing
  onRun: () => void
  onStage: () => void
}) {
  const { document, change } = bench
  const settings = (
    <>
      <PageField page={document.page} onChange={(page) => change((d) => ({ ...d, page }))} />
      <BrowserSelect browser={document.browser} onChange={(browser) => change((d) => ({ ...d, browser }))} />
    </>
  )
  return (
    <header className="flex h-[52px] flex-none items-center gap-1 border-b border-line px-3 sm:gap-3 sm:px-[18px]">
      <Brand compact />
      <SiteNav className="max-lg:hidden" documents="hidden" reference="max-xl:hidden" />
      <DocumentMenu document={document} onReset={bench.edited ? bench.reset : null} />
      <span className="flex min-w-0 flex-1 max-lg:invisible">
        <TitleField
          title={document.title}
          untitled={example ?? undefined}
          onChange={change}
          className={`h-8 min-w-0 flex-1 truncate rounded-lg border border-transparent bg-transparent px-2 text-[14px] font-semibold hover:border-line-strong focus:border-line-strong focus:bg-panel ${example === null ? 'placeholder:font-normal placeholder:text-faint' : 'placeholder:text-ink'}`}
        />
      </span>
      <span className="contents max-md:hidden">{settings}</span>
      <CardPopover
        label="Page and browser"
        trigger={
          <Popover.Trigger className="icon-button" aria-label="Page and browser" title="Cookies and more">
            <SlidersHorizontal size={17} aria-hidden />
          </Popover.Trigger>
        }
        className="grid gap-3"
      >
        <div className="grid gap-3 md:hidden [&_:is(input,select)]:min-w-0 [&_:is(input,select)]:flex-1">
          {settings}
        </div>
        <div className="grid gap-1.5 text-[14px] font-semibold lg:hidden">
          <span aria-hidden>Title</span>
          <TitleField
            title={document.title}
            untitled={example ?? undefined}
            onChange={change}
            className="h-9 min-w-0 rounded-lg border border-line-strong bg-paper px-2.5 font-normal"
          />
        </div>
        <SentenceField sentence={document.sentence} onChange={change} />
        <BrowserSettings document={document} onChange={change} />
      </CardPopover>
      {bench.edited && (
        <IconButton className="max-sm:hidden" label="Reset" onClick={bench.reset}>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
      )}
      <SearchButton />
      <ThemeToggle />
      <CommandButton command="open-stage" context="everywhere" className="icon-button max-lg:hidden" onClick={onStage}>
        <Presentation size={17} aria-hidden />
      </CommandButton>
      <ShareButton shared={shared} className="button max-sm:px-2.5">
        <Share2 size={16} className="sm:hidden" aria-hidden />
        <span className="max-sm:sr-only">Share</span>
      </ShareButton>
      <RunButton running={bench.running} onRun={onRun} onStop={bench.stop} className="min-w-[104px] max-lg:hidden" />
    </header>
  )
}
