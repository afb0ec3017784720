/** Runs sandboxed before the page: hands it the bridge and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';

contextBridge.exposeInMainWorld('guatuBridge', createBridge(ipcRenderer));
