'use client'

import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useId, useState } from 'react'
import { type Theme, themeCookieText, themes } from './theme.ts'

const looks: Record<Theme, { label: string; icon: typeof Sun }> = {
  system: { label: 'System', icon: Monitor },
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
}

/** Puts the theme on the page at once and into a cookie, so that the server renders it from then on. */
function applyTheme(theme: Theme) {
  const root = document.documentElement
  if (theme === 'system') root.removeAttribute('data-theme')
  else root.setAttribute('data-theme', theme)
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API exists in secure contexts only; a plain-http LAN address has none
  document.cookie = themeCookieText(theme)
}

/** System, light or dark. `initial` is what the server rendered. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial)
  const name = useId()
  return (
    <fieldset className="flex gap-0.5 rounded-md bg-hover p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((option) => {
        const { label, icon: Icon } = looks[option]
        return (
          <label
            key={option}
            className="flex flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 py-1 text-xs text-ink-2 has-checked:bg-panel has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:py-2"
          >
            <input
              type="radio"
              name={name}
              value={option}
              checked={theme === option}
              onChange={() => {
                setTheme(option)
                applyTheme(option)
              }}
              className="sr-only"
            />
            <Icon className="size-3.5" aria-hidden="true" />
            {label}
          </label>
        )
      })}
    </fieldset>
  )
}
