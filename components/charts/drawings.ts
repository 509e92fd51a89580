// Every drawing through one door, so that they come in one chunk: what they share is fetched once.
export { AgeBarsDrawing } from './age-bars-drawing.tsx'
export { AreaDrawing } from './area-drawing.tsx'
export { GroupBarsDrawing } from './group-bars-drawing.tsx'
export { LineDrawing } from './line-drawing.tsx'
