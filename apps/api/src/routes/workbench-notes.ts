import type { Routes } from '../http/handler';
import { createAnnotation, editAnnotation, listAnnotations } from '../usecases/notes/map-annotations';
import { createSavedView, editSavedView, listSavedViews } from '../usecases/notes/saved-views';

type NoteEndpoint = 'listSavedViews' | 'createSavedView' | 'editSavedView' | 'listAnnotations' | 'createAnnotation' | 'editAnnotation';

export const workbenchNoteRoutes: Routes<NoteEndpoint> = {
  listSavedViews: ({ ctx, query }) => listSavedViews({ ctx, input: query }),
  createSavedView: ({ ctx, body, idempotencyKey }) => createSavedView({ ctx, input: { ...body, idempotencyKey } }),
  editSavedView: ({ ctx, params, body, version }) => editSavedView({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  listAnnotations: ({ ctx, query }) => listAnnotations({ ctx, input: query }),
  createAnnotation: ({ ctx, body, idempotencyKey }) => createAnnotation({ ctx, input: { ...body, idempotencyKey } }),
  editAnnotation: ({ ctx, params, body, version }) => editAnnotation({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
};
