import dynamic from 'next/dynamic'
import { memo } from 'react'

// Most entries are a plain sentence: the reader of Markdown comes with the first one that needs it.
const Markdown = dynamic(() => import('#components/ui/markdown.tsx').then((module) => module.Markdown))

const markup = /[\\*_`#>[\]|~<&]|https?:\/\/|^\s*(?:[-+]|\d+\.)\s/m

/** What an entry says. Every frame of scrolling draws the list anew; what is said stays as it was drawn. */
export const EntryBody = memo(function EntryBody({ text }: { text: string }) {
  if (text === '') return null
  if (markup.test(text)) return <Markdown text={text} className="max-w-[72ch] text-base" />
  return <p className="max-w-[72ch] text-base wrap-anywhere whitespace-pre-line">{text}</p>
})
