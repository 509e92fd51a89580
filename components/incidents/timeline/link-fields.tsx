'use client'

import X from 'lucide-react/icons/x'
import { type KeyboardEvent, useState } from 'react'
import { TextField } from '#components/form/text-field.tsx'
import { Button } from '#components/ui/button.tsx'
import { linkOfAddress } from '#lib/incidents/model/link-of-address.ts'
import { type TimelineLink, timelineLimits } from '#lib/incidents/model/timeline.ts'

/** The links of an entry: an address is pasted, named if one likes, and added. */
export function LinkFields({
  links,
  onChange,
}: {
  links: readonly TimelineLink[]
  onChange: (links: TimelineLink[]) => void
}) {
  const [address, setAddress] = useState('')
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string>()

  function add() {
    const link = linkOfAddress(address, label, window.location.origin)
    if (link === null) return setProblem('Paste an address of Plumbline, or one that begins with https://.')
    if (links.length >= timelineLimits.links)
      return setProblem(`An entry has at most ${timelineLimits.links} links.`)
    onChange([...links, link])
    setAddress('')
    setLabel('')
    setProblem(undefined)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    add()
  }

  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Links</legend>
      {links.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {links.map((link) => (
            <li key={`${link.href} ${link.label}`} className="min-w-0">
              <Button size="small" onClick={() => onChange(links.filter((one) => one !== link))}>
                <span className="max-w-64 truncate">{link.label}</span>
                <X aria-hidden="true" />
                <span className="sr-only">: remove this link</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field adds the link instead of sending the form */}
      <div
        className="grid items-start gap-2 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_auto]"
        onKeyDown={onKeyDown}
      >
        <TextField
          name="linkAddress"
          label="Address"
          isOptional
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          {...(problem !== undefined && { error: problem })}
        />
        <TextField
          name="linkLabel"
          label="Called"
          isOptional
          value={label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <Button className="sm:mt-[1.4rem]" onClick={add} disabled={address.trim() === ''}>
          Add the link
        </Button>
      </div>
    </fieldset>
  )
}
