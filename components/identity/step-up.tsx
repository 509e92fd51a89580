'use client'

import dynamic from 'next/dynamic'
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import type { ActionResult } from '#lib/platform/http/action-result.ts'

// It stands on every page and opens on few: the dialog and its form come when a code is asked for.
const StepUpDialog = dynamic(() => import('./step-up-dialog.tsx').then((module) => module.StepUpDialog), {
  ssr: false,
})

type Act<R> = () => Promise<ActionResult<R>>
type StepUp = <R>(act: Act<R>) => Promise<ActionResult<R>>

const StepUpContext = createContext<StepUp | null>(null)

/**
 * Runs an action; when it needs a fresh code, asks for one and runs it again. Without a code the first answer
 * stands, which says what is missing.
 */
export function useStepUp(): StepUp {
  const stepUp = useContext(StepUpContext)
  if (stepUp === null) throw new Error('useStepUp stands outside StepUpProvider')
  return stepUp
}

/** Holds the one dialog that asks for a fresh code, for every action inside it. */
export function StepUpProvider({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const settle = useRef<((isConfirmed: boolean) => void) | null>(null)

  const close = useCallback((isConfirmed: boolean) => {
    setOpen(false)
    settle.current?.(isConfirmed)
    settle.current = null
  }, [])

  const stepUp = useCallback<StepUp>(async (act) => {
    const result = await act()
    if (result.ok || result.code !== 'step_up_required') return result
    const isConfirmed = await new Promise<boolean>((resolve) => {
      settle.current?.(false)
      settle.current = resolve
      setOpen(true)
    })
    return isConfirmed ? act() : result
  }, [])

  return (
    <StepUpContext value={stepUp}>
      {children}
      {isOpen && <StepUpDialog onClose={close} />}
    </StepUpContext>
  )
}
