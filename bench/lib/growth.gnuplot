# gnuplot -c growth.gnuplot FOLDER "server …" - the plots of bench/grow from its CSV files.
# No background, grey letters and colours of middle lightness: readable on light and on dark pages.
folder = ARG1
servers = ARG2
set terminal svg size 640,360 dynamic font "sans-serif,13" noenhanced
set datafile separator comma
set border 3 lc rgb "#808080"
set grid lc rgb "#808080" lw 0.3
set tics textcolor rgb "#808080" nomirror
set key textcolor rgb "#808080" outside below
set logscale xy
array colours[6] = ["#2b8ce6", "#e07b00", "#2aa745", "#d6457f", "#8f6ee0", "#00a3a3"]
has(name) = system("test -s ".folder."/".name." && echo 1 || echo 0") + 0
of(curve, server, column) = strcol(1) eq curve && strcol(2) eq server ? column(column) : NaN
label_x(text) = sprintf("set xlabel '%s' textcolor rgb '#808080'", text)
label_y(text) = sprintf("set ylabel '%s' textcolor rgb '#808080'", text)

set datafile missing NaN
if (has("members.csv")) {
  set output folder."/members.svg"
  eval label_x("members of one room")
  eval label_y("server CPU µs per delivery")
  plot for [i=1:words(servers)] folder."/members.csv" using 3:(of("members", word(servers, i), 4)) \
         with linespoints pt 7 ps 0.5 lw 2 lc rgb colours[i] title word(servers, i).", flooded", \
       for [i=1:words(servers)] "" using 3:(of("paced", word(servers, i), 4)) \
         with linespoints pt 6 ps 0.5 dt 2 lw 2 lc rgb colours[i] title word(servers, i).", 20 lines/s"
}
if (has("rooms.csv")) {
  set output folder."/rooms.svg"
  eval label_x("rooms, everybody talks")
  eval label_y("server CPU µs per delivery")
  plot for [i=1:words(servers)] folder."/rooms.csv" using 3:(of("rooms10", word(servers, i), 4)) \
         with linespoints pt 7 ps 0.5 lw 2 lc rgb colours[i] title word(servers, i).", 10 members each", \
       for [i=1:words(servers)] "" using 3:(of("rooms3", word(servers, i), 4)) \
         with linespoints pt 6 ps 0.5 dt 2 lw 2 lc rgb colours[i] title word(servers, i).", 3 members each"
}
if (has("connections.csv")) {
  set output folder."/connections.svg"
  eval label_x("idle connections")
  eval label_y("KB of memory each")
  set y2label "handshakes/s" textcolor rgb "#808080"
  set logscale y2
  set y2tics textcolor rgb "#808080"
  plot for [i=1:words(servers)] folder."/connections.csv" using 3:(of("connections", word(servers, i), 4)) \
         with linespoints pt 7 ps 0.5 lw 2 lc rgb colours[i] title word(servers, i).", KB each", \
       for [i=1:words(servers)] "" using 3:(of("connections", word(servers, i), 5)) axes x1y2 \
         with linespoints pt 6 ps 0.5 dt 2 lw 2 lc rgb colours[i] title word(servers, i).", handshakes/s"
}
