import { defineStore } from 'pinia';
import { ref } from 'vue';

/** Whether the days on show are moving on by themselves: meanwhile nothing heavy is asked, and the address keeps one entry. */
export const usePlaying = defineStore('playing', () => ({ isPlaying: ref(false) }));
