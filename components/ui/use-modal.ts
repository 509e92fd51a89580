'use client'

import {
  type ComponentProps,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
} from 'react'

type ModalProps = { ref: RefObject<HTMLDialogElement | null> } & Pick<
  ComponentProps<'dialog'>,
  'onCancel' | 'onClose' | 'onPointerDown'
>

/**
 * What makes a `<dialog>` modal from when it is drawn until it goes. The platform keeps the focus inside, makes the page
 * behind it inert, stands it above everything, and gives the focus back; it costs no library.
 *
 * @param onClose the reader wants to leave, by Escape or by a press on the backdrop: draw it no longer
 */
export function useModal(onClose: () => void): ModalProps {
  const ref = useRef<HTMLDialogElement>(null)

  // A layout effect: its end comes while the element is still there, and only a closed dialog gives the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])

  return {
    ref,
    onCancel(event: SyntheticEvent<HTMLDialogElement>) {
      // A file field inside says `cancel`, too.
      if (event.target !== event.currentTarget) return
      // Who draws it takes it away, and so knows that it is gone.
      event.preventDefault()
      onClose()
    },
    // A browser closes it by itself at the second Escape in a row, without asking.
    onClose(event: SyntheticEvent<HTMLDialogElement>) {
      if (event.target === event.currentTarget && !event.currentTarget.open) onClose()
    },
    // A press on the backdrop lands on the dialog itself, which its parts cover.
    onPointerDown(event: PointerEvent<HTMLDialogElement>) {
      if (event.target === event.currentTarget) onClose()
    },
  }
}
