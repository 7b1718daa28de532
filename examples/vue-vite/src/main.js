import "element-plus/dist/index.css";
import { createApp } from "vue";
import Upgrades from "./Upgrades.vue";

createApp(Upgrades).mount("#app");
