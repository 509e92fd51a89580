'use client'

import { createContext } from 'react'

/**
 * Whether the reader may open evidence. Who reads a timeline sees which files prove it; the files themselves (logs,
 * screenshots) are for those who read evidence, which a manager does not (PRODUCT, who uses it and for what).
 */
export const EvidenceReader = createContext(false)
