# The plan's test must fail when it should: a sound toy house passes, broken ones are refused with
# the words that name the fault.
#
#   cmake -DPLAN=<tests/plan.cmake> -DPLACE=<a folder that may be emptied> -P tests/plan_broken.cmake
cmake_minimum_required(VERSION 3.20)

function(build_house folder)
  file(REMOVE_RECURSE "${PLACE}/${folder}")
  set(engine "${PLACE}/${folder}/engine")
  file(WRITE "${engine}/plan.txt"
    "# ground floor first; a comment\n\nground/stone   holds; carries\nload/door      lets in\n"
    "load/window    lets look\n")
  file(WRITE "${engine}/ground/stone.h" "#include <stddef.h>\n")
  file(WRITE "${engine}/ground/stone.c" "#include \"ground/stone.h\"\n")
  file(WRITE "${engine}/load/door.h" "#include \"ground/stone.h\"\n")
  file(WRITE "${engine}/load/window.h" "")
  file(WRITE "${engine}/load/window.c" "#include \"load/window.h\"\n  #  include \"load/door.h\"\n")
  file(WRITE "${engine}/main.c" "#include \"load/window.h\"\n")
endfunction()

# Runs the test on a house; `words` empty: it must pass, otherwise fail with these words.
function(expect folder words)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${PLACE}/${folder}" -P "${PLAN}"
    RESULT_VARIABLE status OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(words STREQUAL "")
    if(NOT status EQUAL 0)
      message(FATAL_ERROR "${folder}: a sound house was refused:\n${said}")
    endif()
  elseif(status EQUAL 0)
    message(FATAL_ERROR "${folder}: passed, but should say: ${words}")
  else()
    string(FIND "${said}" "${words}" at)
    if(at LESS 0)
      message(FATAL_ERROR "${folder}: should say: ${words}\nbut said:\n${said}")
    endif()
  endif()
endfunction()

build_house(sound)
expect(sound "")

build_house(upward)
file(APPEND "${PLACE}/upward/engine/ground/stone.c" "#include \"load/door.h\"\n")
expect(upward "ground/stone.c includes load/door.h, which stands below it on the plan")

build_house(circle)
file(APPEND "${PLACE}/circle/engine/load/door.h" "#include \"load/window.h\"\n")
file(APPEND "${PLACE}/circle/engine/load/window.h" "#include \"load/door.h\"\n")
expect(circle "load/door.h includes load/window.h, which stands below it on the plan (and includes it back: a circle)")

build_house(stranger)
file(WRITE "${PLACE}/stranger/engine/load/roof.c" "#include \"ground/stone.h\"\n")
expect(stranger "engine/load/roof.c is not on the plan")

build_house(foreign)
file(APPEND "${PLACE}/foreign/engine/load/door.h" "#include \"load/roof.h\"\n")
expect(foreign "load/door.h includes load/roof.h, which is not on the plan")

build_house(empty)
file(APPEND "${PLACE}/empty/engine/plan.txt" "load/roof   keeps the rain out\n")
expect(empty "load/roof stands on the plan, but engine/load/roof.c does not exist")
