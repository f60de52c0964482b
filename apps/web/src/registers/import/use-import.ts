import { ref, shallowRef, type Ref } from 'vue';
import type { Endpoints, ImportView, RequestOf, ResponseOf } from '@wuding/contract';
import { RequestFailure } from '../../api/problem';
import { request } from '../../api/request';
import { base64Of, mostBytes } from './file-content';

export type ImportKind = ImportView['kind'];
type Upload = RequestOf<Endpoints['previewImport']>['body'];
export type Preview = ResponseOf<Endpoints['previewImport']>;

/** One file on its way through preview, apply and undo. */
export function useImport(kind: Ref<ImportKind>, dataset: Ref<string | undefined>) {
  const upload = shallowRef<Upload | null>(null), preview = shallowRef<Preview | null>(null), failure = shallowRef<RequestFailure | null>(null);
  const applied = shallowRef<ResponseOf<Endpoints['applyImport']> | null>(null), imports = shallowRef<readonly ImportView[] | null>(null);
  const isBusy = ref(false), isTooLarge = ref(false), failedStep = ref<'preview' | 'apply' | 'undo'>('preview'), undone = ref('');

  async function step<Value>(name: typeof failedStep.value, work: () => Promise<Value>): Promise<Value | null> {
    isBusy.value = true;
    failure.value = null;
    undone.value = '';
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value = error;
      failedStep.value = name;
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  async function choose(file: File, crs: NonNullable<Upload['crs']>): Promise<void> {
    preview.value = null;
    applied.value = null;
    isTooLarge.value = file.size > mostBytes;
    if (isTooLarge.value) return;
    upload.value = { kind: kind.value, fileName: file.name, content: await base64Of(file), crs, ...(dataset.value === undefined ? {} : { dataset: dataset.value }) };
    preview.value = await step('preview', () => request('previewImport', { body: upload.value! }));
  }

  async function apply(): Promise<void> {
    if (upload.value === null || preview.value === null) return;
    const body = { ...upload.value, fingerprint: preview.value.fingerprint };
    applied.value = await step('apply', () => request('applyImport', { body }));
    if (applied.value !== null) preview.value = null;
    await readHistory();
  }

  async function undo({ id }: { id: number }): Promise<void> {
    const taken = await step('undo', () => request('undoImport', { params: { id } }));
    if (taken !== null) {
      undone.value = taken.fileName;
      applied.value = null;
    }
    await readHistory();
  }

  async function readHistory(): Promise<void> {
    try {
      imports.value = (await request('listImports', { query: { kind: kind.value, ...(dataset.value === undefined ? {} : { dataset: dataset.value }) } })).items;
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.value ??= error;
    }
  }

  return { preview, applied, imports, failure, failedStep, isBusy, isTooLarge, undone, choose, apply, undo, readHistory };
}
