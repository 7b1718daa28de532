;; The loop of `decode` in wasm_text.js. It runs once, before an engine has optimized anything: as
;; JavaScript it takes 2 to 4 ms of a cold start of 10, and keeps the compilers busy; here it takes 0.5.
(module
  ;; It grows. Were it made by `new WebAssembly.Memory`, what a page adds to `Object.prototype` would be options.
  (memory (export "memory") 1)
  ;; The bytes of the symbols.
  (data (i32.const 0) "TABLE")

  ;; Decodes the text in place; returns the end of the bytes.
  (func (export "decode") (param $text i32) (param $end i32) (result i32)
    (local $out i32)
    (local $symbol i32)
    (local $byte i32)
    (local.set $out (local.get $text))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $text) (local.get $end)))
        (local.set $symbol (i32.load8_u (local.get $text)))
        (local.set $text (i32.add (local.get $text) (i32.const 1)))
        (local.set $byte (i32.load8_u (local.get $symbol)))
        ;; `w` to `z` are the marks: 64 bytes each, whose second symbols begin at `#` and leave out `\`.
        (local.set $symbol (i32.sub (local.get $symbol) (i32.const 119)))
        (if (i32.lt_u (local.get $symbol) (i32.const 4))
          (then
            (local.set $byte (i32.load8_u (local.get $text)))
            (local.set $text (i32.add (local.get $text) (i32.const 1)))
            (local.set $byte
              (i32.sub
                (i32.add
                  (i32.mul (local.get $symbol) (i32.const 64))
                  (i32.sub (local.get $byte) (i32.const 35)))
                (i32.gt_u (local.get $byte) (i32.const 92))))))
        (i32.store8 (local.get $out) (local.get $byte))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (br $next)))
    (local.get $out)))
