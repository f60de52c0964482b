import { z } from 'zod';
import { screenActs, screenStates, screenTermDays, sceneSeconds, type ScreenAct } from '@wuding/domain';
import { endpoint, tableMedia } from '../endpoint';
import { id, page, paging } from '../parameters';

const sceneId = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/);
const hanging = {
  diagonalInches: z.number().min(20).max(400), tilesAcross: z.number().int().min(1).max(4),
  /** How many tiles stand above one another. */
  tilesDown: z.number().int().min(1).max(4), distanceMetres: z.number().min(0.5).max(50),
};
const sceneChoice = z.array(sceneId).min(1).max(100).nullable();
const screenName = z.string().trim().min(1).max(40);

const screenSchema = z.object({
  id: z.number().int(), name: z.string(), state: z.enum(screenStates), /** Null = every scene. */ sceneIds: sceneChoice, ...hanging,
  pairedAt: z.string(), pairedBy: z.string(), expiresAt: z.string(), revokedAt: z.string().nullable(),
  /** When it last asked for anything, to the minute; null = not yet. */
  lastSeenAt: z.string().nullable(), version: z.number().int(),
});
export type ScreenView = z.infer<typeof screenSchema>;
const listedScreenSchema = screenSchema.extend({ /** How many browsers show it now. */ browserCount: z.number().int() });
export type ListedScreen = z.infer<typeof listedScreenSchema>;

/** A screen that nobody has paired asks for a code; its token comes as a cookie no script can read. */
export const beginPairing = endpoint({
  id: 'beginPairing', method: 'post', path: '/screen-pairings', access: 'public', summary: '大屏申请配对码（令牌写入 httpOnly cookie，未配对前无效）', status: 201,
  body: z.object({}), response: z.object({ code: z.string(), expiresAt: z.string() }), problems: ['cross-origin', 'too-many-requests'],
});
const standingSchema = z.object({
  standing: z.enum(['unpaired', 'waiting', ...screenStates]),
  /** While waiting. */
  code: z.string().nullable(),
  /** Of the code while waiting, else of the screen's right. */
  expiresAt: z.string().nullable(),
  screen: screenSchema.pick({ name: true, sceneIds: true, diagonalInches: true, tilesAcross: true, tilesDown: true, distanceMetres: true }).nullable(),
});
export type ScreenStanding = z.infer<typeof standingSchema>;
export const readStanding = endpoint({
  id: 'readStanding', method: 'get', path: '/screen-pairings/mine', access: 'public', summary: '大屏自己的配对状态', response: standingSchema, problems: [],
});
const filter = { q: z.string().max(40).optional(), state: z.enum(screenStates).optional(), sort: z.enum(['name', '-name', 'lastSeenAt', '-lastSeenAt', 'expiresAt', '-expiresAt']).default('name') };
export const listScreens = endpoint({
  id: 'listScreens', method: 'get', path: '/screens', access: 'screen.manage', summary: '大屏清单', query: z.object({ ...paging, ...filter }), response: page(listedScreenSchema), problems: ['unknown-dataset', 'cursor-invalid'],
});
export const exportScreens = endpoint({
  id: 'exportScreens', method: 'get', path: '/screens/export', access: 'screen.manage', summary: '导出大屏清单（与清单同样的筛选）', query: z.object({ ...filter, format: z.enum(['csv', 'xlsx']).default('csv') }), media: tableMedia,
  problems: ['unknown-dataset'],
});
export const pairScreen = endpoint({
  id: 'pairScreen', method: 'post', path: '/screens', access: 'screen.manage', summary: '输入配对码，登记一块大屏', status: 201,
  body: z.object({
    code: z.string().min(4).max(20), name: screenName, sceneIds: sceneChoice.default(null), ...hanging, tilesDown: hanging.tilesDown.default(1),
    days: z.number().int().min(screenTermDays.least).max(screenTermDays.most).default(screenTermDays.usual),
  }),
  response: screenSchema, problems: ['pairing-unknown', 'already-exists', 'unknown-scene', 'unknown-dataset'],
});
export const editScreen = endpoint({
  id: 'editScreen', method: 'patch', path: '/screens/:id', access: 'screen.manage', summary: '修改大屏：名称、场景、尺寸、有效期', versioned: true, params: z.object({ id }),
  body: z.object({
    name: screenName.optional(), sceneIds: sceneChoice.optional(), diagonalInches: hanging.diagonalInches.optional(), tilesAcross: hanging.tilesAcross.optional(), tilesDown: hanging.tilesDown.optional(),
    distanceMetres: hanging.distanceMetres.optional(),
    /** From now on. */
    days: z.number().int().min(screenTermDays.least).max(screenTermDays.most).optional(),
  }),
  response: screenSchema, problems: ['not-found', 'already-exists', 'unknown-scene', 'version-required', 'version-conflict'],
});
export const revokeScreen = endpoint({
  id: 'revokeScreen', method: 'delete', path: '/screens/:id', access: 'screen.manage', summary: '停用大屏，立即生效', status: 204, params: z.object({ id }), problems: ['not-found'],
});

export const restoreScreen = endpoint({
  id: 'restoreScreen', method: 'post', path: '/screens/:id/restoration', access: 'screen.manage', summary: '撤销停用：大屏恢复显示，不必再输配对码', params: z.object({ id }), response: screenSchema, problems: ['not-found', 'already-exists'],
});
/** Goes to the screen as event `command` of its stream. `show` names the scene. */
export const commandScreen = endpoint({
  id: 'commandScreen', method: 'post', path: '/screens/:id/commands', access: 'screen.manage', summary: '遥控大屏：下一个、上一个、暂停、固定、放开、指定场景', status: 201, idempotent: true, params: z.object({ id }),
  body: z.object({ act: z.enum(screenActs), sceneId: sceneId.nullable().default(null) }),
  /** How many browsers of the screen were told. */
  response: z.object({ reachedCount: z.number().int(), at: z.string() }), problems: ['not-found', 'screen-away', 'unknown-scene', 'idempotency-key-invalid', 'idempotency-key-reused'],
});
export interface ScreenCommand {
  readonly act: ScreenAct;
  readonly sceneId: string | null;
}

const plannedScene = z.object({ id: sceneId, seconds: z.number().int().min(sceneSeconds.least).max(sceneSeconds.most), isShown: z.boolean() });
const minute = z.number().int().min(0).max(1_439);
const quietHours = z.object({ fromMinute: minute, toMinute: minute }).nullable();
const planSchema = z.object({ scenes: z.array(plannedScene), quietHours, /** 0 = as the catalogue has it. */ version: z.number().int() });
export const readScreenPlan = endpoint({
  id: 'readScreenPlan', method: 'get', path: '/screen-plan', access: 'screen.manage', summary: '大屏场景的顺序、时长和静屏时段', response: planSchema, problems: ['unknown-dataset'],
});
export const editScreenPlan = endpoint({
  id: 'editScreenPlan', method: 'patch', path: '/screen-plan', access: 'screen.manage', summary: '调整大屏场景', versioned: true,
  body: z.object({ scenes: z.array(plannedScene).min(1).max(100), quietHours }), response: planSchema,
  problems: ['unknown-dataset', 'unknown-scene', 'scene-repeated', 'no-scene-shown', 'version-required', 'version-conflict'],
});
