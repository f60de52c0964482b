import type { Routes } from '../http/handler';
import { addPost } from '../usecases/posts/add-post';
import { changePostState, editPost } from '../usecases/posts/edit-post';
import { listPosts, readPost } from '../usecases/posts/list-posts';
import { readPostEffect } from '../usecases/posts/read-post-effect';
import { addPatrolBeat, editPatrolBeat, listPatrolBeats } from '../usecases/posts/patrol-beats';

export const postRoutes: Routes<'listPosts' | 'readPost' | 'readPostEffect' | 'addPost' | 'editPost' | 'changePostState' | 'listPatrolBeats' | 'addPatrolBeat' | 'editPatrolBeat'> = {
  listPosts: ({ ctx, query }) => listPosts({ ctx, input: query }),
  readPost: ({ ctx, params }) => readPost({ ctx, input: params }),
  readPostEffect: ({ ctx, params }) => readPostEffect({ ctx, input: params }),
  addPost: ({ ctx, body }) => addPost({ ctx, input: body }),
  editPost: ({ ctx, params, body, version }) => editPost({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
  changePostState: ({ ctx, params, body, version }) => changePostState({ ctx, input: { id: params.id, version: version ?? 0, ...body } }),
  listPatrolBeats: ({ ctx, query }) => listPatrolBeats({ ctx, input: query }),
  addPatrolBeat: ({ ctx, body }) => addPatrolBeat({ ctx, input: body }),
  editPatrolBeat: ({ ctx, params, body, version }) => editPatrolBeat({ ctx, input: { id: params.id, version: version ?? 0, edit: body } }),
};
